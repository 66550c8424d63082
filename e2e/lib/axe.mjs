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
  const sideways = await page.evaluate(
    () =>
      document.documentElement.scrollWidth -
      document.documentElement.clientWidth,
  );
  assert.ok(sideways <= 0, `${name} scrolls sideways by ${sideways} px`);
  assert.deepEqual(await ownViolations(page), [], name);
}
