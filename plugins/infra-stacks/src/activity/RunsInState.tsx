import { useState } from 'react';
import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button } from '@backstage/ui';
import { RUNS_CHANNEL, type RunState } from '@infra-portal/infra-common';
import {
  pageStyles as page,
  Section,
  useLive,
} from '@infra-portal/infra-react';
import { stacksApiRef } from '../api';
import { LivePart } from '../runs/LivePart';
import { RunTable } from '../runs/RunTable';
import { stamped } from '../runs/useRuns';
import { infraStacksTranslationRef } from '../translation/ref';
import { loadRunPages } from './loadRunPages';
import styles from './Activity.module.css';

const KINDS = {
  now: ['running', 'waiting'],
  failed: ['failed'],
} as const satisfies Record<string, RunState[]>;

/** Runs that are shown before somebody asks for more. */
const FEW = 10;

/** Stacks and products that something is narrowed to; none: to all. */
export interface Scope {
  stacks: readonly string[];
  products: readonly string[];
}

/** Runs that somebody may have to look at: under way and waiting, or failed. */
export function RunsInState(props: { kind: keyof typeof KINDS; of: Scope }) {
  const { t } = useTranslationRef(infraStacksTranslationRef);
  const { kind, of } = props;
  const api = useApi(stacksApiRef);
  const [pages, setPages] = useState(0);
  const filter = { ...of, states: KINDS[kind] };
  const live = useLive({
    channel: RUNS_CHANNEL,
    key: JSON.stringify([filter, pages]),
    load: async signal =>
      stamped(
        pages === 0
          ? await api.runs({ ...filter, limit: FEW }, signal)
          : await loadRunPages(api, filter, pages, signal),
      ),
    keep: true,
  });
  const title = t(`activity.list.${kind}`);
  return (
    <Section title={title}>
      <LivePart live={live}>
        {({ items, nextCursor }) =>
          items.length === 0 ? (
            <p className={page.quiet}>{t(`activity.list.${kind}.none`)}</p>
          ) : (
            <div className={styles.list}>
              <RunTable label={title} runs={items} named />
              {nextCursor && (
                <div>
                  <Button
                    variant="secondary"
                    isPending={live.loading}
                    onPress={() => setPages(pages + 1)}
                  >
                    {t('stacks.more')}
                  </Button>
                </div>
              )}
            </div>
          )
        }
      </LivePart>
    </Section>
  );
}
