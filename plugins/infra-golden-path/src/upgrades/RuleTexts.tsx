import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { UpgradeRules } from '@infra-portal/infra-common';
import { Verbatim } from '@infra-portal/infra-react';
import { infraGoldenPathTranslationRef } from '../translation/ref';

/** What an upgrade goes by, a word or two for each rule. */
export function RuleTexts({ rules }: { rules: UpgradeRules }) {
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const { autoMerge, hours, products, size } = rules;
  return (
    <>
      <span>{t('upgrades.rule.size', { size: String(size) })}</span>
      {products && (
        <span>
          <Verbatim text={products.join(', ')} />
        </span>
      )}
      {hours && (
        <span>
          <Verbatim text={`${hours.from}–${hours.to} ${hours.zone}`} />
        </span>
      )}
      {autoMerge && <span>{t('upgrades.autoMerge')}</span>}
    </>
  );
}
