import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button } from '@backstage/ui';
import {
  type CostTag,
  type CostTags,
  WITHOUT_TAG,
  ZERO,
} from '@infra-portal/infra-common';
import {
  briefMoneyText,
  Section,
  StatusMark,
  useLanguage,
  Verbatim,
} from '@infra-portal/infra-react';
import { infraCostTranslationRef } from '../../translation/ref';
import styles from './Tags.module.css';

/** What required tags are missing on, in money; leads to the stacks. */
export function MissingTags(props: {
  tags: CostTags;
  /** Narrows the page to a group of a tag. */
  onChoose(key: string, group: string): void;
}) {
  const { tags, onChoose } = props;
  const { t } = useTranslationRef(infraCostTranslationRef);
  const required = tags.tags.filter(each => each.required);
  if (required.length === 0 || tags.monthly === ZERO) return null;
  const lacking = required.filter(({ missing }) => missing !== ZERO);
  return (
    <Section title={t('tags.missing')}>
      {lacking.length === 0 ? (
        <StatusMark tone="good">{t('tags.missing.none')}</StatusMark>
      ) : (
        <ul className={styles.tags}>
          {lacking.map(tag => (
            <li key={tag.key}>
              <Missing tag={tag} currency={tags.currency} />
              <Button
                size="small"
                variant="tertiary"
                aria-label={`${t('tags.missing.show')}: ${tag.key}`}
                onPress={() => onChoose(tag.key, WITHOUT_TAG)}
              >
                {t('tags.missing.show')}
              </Button>
            </li>
          ))}
        </ul>
      )}
      <Unknown tags={required} currency={tags.currency} />
      {lacking.length > 0 && (
        <p className={styles.quiet}>{t('tags.missing.fix')}</p>
      )}
    </Section>
  );
}

function Missing({ tag, currency }: { tag: CostTag; currency: string }) {
  const { t } = useTranslationRef(infraCostTranslationRef);
  const language = useLanguage();
  const { key, missing, stacks } = tag;
  const amount = briefMoneyText(missing, currency, language);
  return (
    <StatusMark tone="warning">
      {t('tags.missing.one', { count: stacks, amount, key })}
    </StatusMark>
  );
}

/** Nobody can tell: that is no answer, and said as such. */
function Unknown(props: { tags: readonly CostTag[]; currency: string }) {
  const { tags, currency } = props;
  const { t } = useTranslationRef(infraCostTranslationRef);
  const language = useLanguage();
  const amounts = new Map<string, string[]>();
  for (const { key, unknown } of tags) {
    if (unknown === ZERO) continue;
    amounts.set(unknown, [...(amounts.get(unknown) ?? []), key]);
  }
  return [...amounts].map(([unknown, keys]) => (
    <p key={unknown} className={styles.quiet}>
      <Verbatim
        text={t('tags.missing.unknown', {
          amount: briefMoneyText(unknown, currency, language),
          key: keys.join(', '),
        })}
      />
    </p>
  ));
}
