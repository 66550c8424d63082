import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { cleanText, oneLine, type Saving } from '@infra-portal/infra-common';

import { infraCostTranslationRef } from '../translation/ref';

const plain = (text: string) => oneLine(cleanText(text));

/** Of logs that are never deleted. */
const FOREVER = '0';

/** What a saving is, and what should be known of it, in the reader's words. */
export function useSavingText(saving: Saving): {
  title: string;
  notes: string[];
} {
  const { t } = useTranslationRef(infraCostTranslationRef);
  const { rule, facts, missing, silenced, parameters } = saving;
  const value = (name: string) => plain(parameters[name] ?? '?');
  const values = {
    ...{ from: value('from'), to: value('to') },
    ...{ kept: value('kept'), hours: value('hours') },
  };
  const isForever = rule === 'log-retention' && parameters.from === FOREVER;
  return {
    title: isForever
      ? t('savings.rule.log-retention.forever', values)
      : t(`savings.rule.${rule}`, values as never),
    notes: [
      ...facts.map(fact => t(`savings.fact.${fact}`)),
      ...(missing
        ? [
            t(`savings.missing.${missing.gap}`, {
              component: plain(missing.component),
            }),
          ]
        : []),
      ...(silenced
        ? [
            t('savings.exception', {
              exception: plain(silenced.exception),
              until: silenced.until,
            }),
          ]
        : []),
    ],
  };
}
