import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { RunState } from '@infra-portal/infra-common';
import { Section, pageStyles as page } from '@infra-portal/infra-react';
import { LivePart } from '../runs/LivePart';
import { RunTable } from '../runs/RunTable';
import { useRuns } from '../runs/useRuns';
import { infraStacksTranslationRef } from '../translation/ref';

const KINDS = {
  now: { states: ['running', 'waiting'], limit: 50 },
  failed: { states: ['failed'], limit: 10 },
} as const satisfies Record<string, { states: RunState[]; limit: number }>;

/** Stacks and products that something is narrowed to; none: to all. */
export interface Scope {
  stacks: readonly string[];
  products: readonly string[];
}

/** Runs that somebody may have to look at: under way and waiting, or failed. */
export function RunsInState(props: { kind: keyof typeof KINDS; of: Scope }) {
  const { t } = useTranslationRef(infraStacksTranslationRef);
  const { kind, of } = props;
  const live = useRuns({ ...of, ...KINDS[kind] }, { keep: true });
  const title = t(`activity.list.${kind}`);
  return (
    <Section title={title}>
      <LivePart live={live}>
        {({ items }) =>
          items.length === 0 ? (
            <p className={page.quiet}>{t(`activity.list.${kind}.none`)}</p>
          ) : (
            <RunTable label={title} runs={items} named />
          )
        }
      </LivePart>
    </Section>
  );
}
