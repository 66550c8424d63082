import { type ReactNode, useState } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button } from '@backstage/ui';
import type { Saving, StackSavings } from '@infra-portal/infra-common';
import { StatusMark, tableStyles, Verbatim } from '@infra-portal/infra-react';
import { Money } from '../parts/Money';
import { infraCostTranslationRef } from '../translation/ref';
import { isProposable, proposalOf } from './proposable';
import { SavingAction } from './SavingAction';
import { SavingDialog } from './SavingDialog';
import { useSavingText } from './useSavingText';
import shared from '../costs/Costs.module.css';
import styles from './Savings.module.css';

/** Savings of a stack, one by one; those that are ticked become one pull request. */
export function SavingTable(props: { stack: StackSavings; currency: string }) {
  const { stack, currency } = props;
  const { name, proposals, savings } = stack;
  const { t } = useTranslationRef(infraCostTranslationRef);
  const [ticked, setTicked] = useState<readonly string[]>([]);
  const [proposed, setProposed] = useState<readonly Saving[]>();
  const proposable = savings.filter(each => isProposable(each, proposals));
  const chosen = proposable.filter(({ id }) => ticked.includes(id));
  const choose = (id: string, isChosen: boolean) =>
    setTicked([
      ...ticked.filter(each => each !== id),
      ...(isChosen ? [id] : []),
    ]);
  return (
    <>
      <table className={tableStyles.table} aria-label={name}>
        <thead>
          <tr>
            <th scope="col">{t('savings.column.what')}</th>
            <th scope="col">{t('savings.column.where')}</th>
            <th scope="col">{t('savings.column.risk')}</th>
            <th scope="col">{t('savings.column.monthly')}</th>
            <th scope="col">{t('savingProposal.column')}</th>
          </tr>
        </thead>
        <tbody>
          {savings.map(saving => (
            <Row key={saving.id} saving={saving} currency={currency}>
              <SavingAction
                saving={saving}
                proposal={proposalOf(saving, proposals)}
                isChosen={ticked.includes(saving.id)}
                onChoose={isChosen => choose(saving.id, isChosen)}
                onPropose={() => setProposed([saving])}
              />
            </Row>
          ))}
        </tbody>
      </table>
      {proposable.length > 1 && (
        <p className={styles.together}>
          <Button
            size="small"
            variant="secondary"
            aria-haspopup="dialog"
            isDisabled={chosen.length === 0}
            onPress={() => setProposed(chosen)}
          >
            {t('savingProposal.chosen', { number: String(chosen.length) })}
          </Button>
        </p>
      )}
      {proposed && (
        <SavingDialog
          name={name}
          savings={proposed}
          onClose={() => setProposed(undefined)}
        />
      )}
    </>
  );
}

function Row(props: { saving: Saving; currency: string; children: ReactNode }) {
  const { children, currency, saving } = props;
  const { t } = useTranslationRef(infraCostTranslationRef);
  const { title, notes } = useSavingText(saving);
  const { addresses, file, line, monthly, silenced, isQuestion } = saving;
  return (
    <tr>
      <th scope="row">
        <span className={styles.what}>
          {title}
          {isQuestion && (
            <StatusMark tone="unknown">{t('savings.question')}</StatusMark>
          )}
        </span>
        {notes.length > 0 && (
          <ul className={styles.notes}>
            {notes.map(note => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        )}
      </th>
      <td data-label={t('savings.column.where')}>
        <div>
          <code className={styles.address}>
            <Verbatim text={addresses[0]} />
          </code>
          {file !== undefined && (
            <span className={tableStyles.place}>
              <Verbatim text={line === undefined ? file : `${file}:${line}`} />
            </span>
          )}
        </div>
      </td>
      <td className={tableStyles.words} data-label={t('savings.column.risk')}>
        {t(`savings.risk.${saving.risk}`)}
      </td>
      <td
        className={tableStyles.words}
        data-label={t('savings.column.monthly')}
      >
        <div>
          {monthly === undefined ? (
            <span className={shared.quiet}>{t('savings.unknown')}</span>
          ) : (
            <Money amount={monthly} currency={currency} />
          )}
          {silenced && (
            <span className={tableStyles.place}>{t('savings.silenced')}</span>
          )}
        </div>
      </td>
      <td data-label={t('savingProposal.column')}>{children}</td>
    </tr>
  );
}
