import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  type CostDimension,
  type CostGrouping,
  tagValueOf,
  WITHOUT_TAG,
} from '@infra-portal/infra-common';
import { infraCostTranslationRef } from '../translation/ref';
import { tagIn } from './filter';
import { keyText } from './keyText';

/** A key of what costs are put together by, as people say it. */
export function useKeyText(): (by: CostGrouping, key: string) => string {
  const { t } = useTranslationRef(infraCostTranslationRef);
  return (by, key) => {
    if (tagIn(by) === undefined) return keyText(by as CostDimension, key);
    const unknown = key === WITHOUT_TAG ? 'without' : 'unknown';
    return tagValueOf(key) ?? t(`tags.${unknown}`);
  };
}
