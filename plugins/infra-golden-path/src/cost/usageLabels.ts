import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { UsageAssumption } from '@infra-portal/infra-common';
import { costMessages } from '../translation/messages/cost';
import { infraGoldenPathTranslationRef } from '../translation/ref';

/** Texts without anything to fill in. */
type PlainKey = Exclude<
  Extract<keyof typeof costMessages, `cost.usage.${string}`>,
  'cost.usage.monthly' | 'cost.usage.resetOf'
>;

/** A key of the texts; undefined for what has no text here. */
const textKey = (key: string): PlainKey | undefined =>
  Object.hasOwn(costMessages, key) ? (key as PlainKey) : undefined;

/** A usage and its unit in words; one that is not known here by its key. */
export function useUsageLabel({ key, unit }: UsageAssumption) {
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const label = textKey(`cost.usage.${key}`);
  const counted = textKey(`cost.usage.unit.${unit}`);
  return {
    label: label ? t(label) : key,
    unit: counted ? t(counted) : unit,
  };
}
