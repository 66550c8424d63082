import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  compareAmounts,
  type Saving,
  type SavingProposalPreview,
  subtractAmounts,
  ZERO,
} from '@infra-portal/infra-common';
import {
  briefMoneyText,
  Note,
  useLanguage,
  Verbatim,
} from '@infra-portal/infra-react';
import { ChangedBranch, ChangedFiles } from '../parts/ChangedFiles';
import { Money } from '../parts/Money';
import { infraCostTranslationRef } from '../translation/ref';
import { SavingLine } from './SavingLine';
import styles from './Proposal.module.css';

/** What savings change, what they come to, and which of them are not written. */
export function SavingPreview(props: {
  preview: SavingProposalPreview;
  /** Those that were asked for. */
  asked: readonly Saving[];
}) {
  const { preview, asked } = props;
  const { branch, files, left, savings } = preview;
  const { t } = useTranslationRef(infraCostTranslationRef);
  if (files.length === 0) {
    return (
      <>
        <Note role="alert" title={t('savingProposal.none.title')}>
          <p>{t('savingProposal.none.description')}</p>
        </Note>
        <Left left={left} asked={asked} />
      </>
    );
  }
  return (
    <>
      <Amounts preview={preview} />
      <section aria-label={t('savingProposal.changes')}>
        <h3>{t('savingProposal.changes')}</h3>
        <ul className={styles.list}>
          {savings.map(saving => (
            <SavingLine key={saving.id} saving={saving}>
              {`${t(`savings.risk.${saving.risk}`)}.`}
            </SavingLine>
          ))}
        </ul>
      </section>
      <ChangedFiles files={files} />
      <ChangedBranch branch={branch} />
      <Left left={left} asked={asked} />
    </>
  );
}

function Amounts({ preview }: { preview: SavingProposalPreview }) {
  const { after, before, currency, declared, monthly, source } = preview;
  const { t } = useTranslationRef(infraCostTranslationRef);
  const language = useLanguage();
  const rest = subtractAmounts(monthly, declared);
  const text = (amount: string) => briefMoneyText(amount, currency, language);
  const all = [
    [t('savingProposal.saves'), monthly],
    [t('savingProposal.before'), before],
    [t('savingProposal.after'), after],
  ];
  return (
    <section aria-label={t('savingProposal.money')}>
      <dl className={styles.amounts}>
        {all.map(([name, amount]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              <Money amount={amount} currency={currency} />
            </dd>
          </div>
        ))}
      </dl>
      {compareAmounts(rest, ZERO) !== 0 && (
        <p>
          {t('savingProposal.use', {
            rest: text(rest),
            declared: text(declared),
          })}
        </p>
      )}
      <p className={styles.quiet}>
        <Verbatim text={source} />. {t('savings.law')}
      </p>
    </section>
  );
}

function Left(
  props: Pick<SavingProposalPreview, 'left'> & { asked: readonly Saving[] },
) {
  const { left, asked } = props;
  const { t } = useTranslationRef(infraCostTranslationRef);
  if (left.length === 0) return null;
  return (
    <section aria-label={t('savingProposal.left')}>
      <h3>{t('savingProposal.left')}</h3>
      <ul className={styles.list}>
        {left.map(({ id, why }) => {
          const saving = asked.find(each => each.id === id);
          const reason = t(`savingProposal.left.${why}`);
          return saving ? (
            <SavingLine key={id} saving={saving}>
              {reason}
            </SavingLine>
          ) : (
            <li key={id}>
              <Verbatim text={id} /> {reason}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
