// Draws the PNG icons from the mark in public/favicon.svg. Run by hand after the
// mark changed:  CHROMIUM=/usr/bin/chromium node packages/app/scripts/icons.mjs
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const folder = fileURLToPath(new URL('../public/', import.meta.url));
const mark = await readFile(`${folder}favicon.svg`, 'utf8');

// Home screens mask icons to their own shape: those get a ground and a margin.
const icons = [
  { file: 'favicon-32.png', size: 32, margin: 0, ground: 'transparent' },
  { file: 'apple-touch-icon.png', size: 180, margin: 34, ground: '#ffffff' },
  { file: 'icon-192.png', size: 192, margin: 38, ground: '#ffffff' },
  { file: 'icon-512.png', size: 512, margin: 102, ground: '#ffffff' },
];

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM,
  args: ['--no-sandbox', '--disable-gpu'],
});
try {
  for (const { file, size, margin, ground } of icons) {
    const page = await browser.newPage({
      viewport: { width: size, height: size },
      colorScheme: 'light',
    });
    const inner = size - 2 * margin;
    await page.setContent(
      `<body style="margin:0;background:${ground}"><div style="width:${inner}px;height:${inner}px;padding:${margin}px">${mark}</div></body>`,
    );
    await page.screenshot({
      path: folder + file,
      omitBackground: ground === 'transparent',
    });
    await page.close();
  }
} finally {
  await browser.close();
}
