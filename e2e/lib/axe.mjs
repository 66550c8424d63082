import AxeBuilder from '@axe-core/playwright';
import assert from 'node:assert/strict';
import { coreViolations } from './coreViolations.mjs';

const isKnown = (rule, html) =>
  coreViolations.some(known => known.rule === rule && known.html.test(html));

/** Violations that are not known ones of Backstage's own components. */
export async function ownViolations(page) {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'])
    .analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes
      .filter(({ html }) => !isKnown(id, html))
      .map(
        ({ target, html }) =>
          `${id}: ${target.join(' ')} — ${html.slice(0, 160)}`,
      ),
  );
}

/** No accessibility violation in our own DOM, and no scrolling sideways. */
export async function looksRight(page, name) {
  const sideways = () =>
    page.evaluate(
      () =>
        document.documentElement.scrollWidth -
        document.documentElement.clientWidth,
    );
  let wide = await sideways();
  // What is still being drawn may be wider for a moment.
  for (let left = 10; wide > 0 && left > 0; left -= 1) {
    await page.waitForTimeout(200);
    wide = await sideways();
  }
  assert.ok(wide <= 0, `${name} scrolls sideways by ${wide} px`);
  assert.deepEqual(await ownViolations(page), [], name);
}
