import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { withPalette } from './palettePng.mjs';

const images = fileURLToPath(new URL('../../docs/images/', import.meta.url));

export const viewport = { width: 1280, height: 800 };

/** Writes what is seen of a page to docs/images, once it is drawn. */
export async function shoot(page, name) {
  await page.waitForLoadState('networkidle');
  await page.waitForTimeout(1000);
  fs.mkdirSync(images, { recursive: true });
  const png = await page.screenshot();
  fs.writeFileSync(path.join(images, `${name}.png`), withPalette(png));
}
