import { Link } from 'react-router-dom';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { PullCost } from '@infra-portal/infra-common';
import {
  Age,
  shortOwner,
  shortRepository,
  StatusMark,
  tableStyles as table,
  type Tone,
  Verbatim,
} from '@infra-portal/infra-react';
import { Change } from '../parts/Money';
import { infraCostTranslationRef } from '../translation/ref';
import { OpenMark, VerdictMark } from './marks';
import { usePullPath } from './pullPath';
import styles from './Pulls.module.css';

const TONES: Record<Exclude<PullCost['state'], 'priced'>, Tone> = {
  pending: 'active',
  failed: 'bad',
  none: 'unknown',
};

/** Pull requests in rows; on narrow screens each row is a card. */
export function PullTable(props: { pulls: readonly PullCost[] }) {
  const { t } = useTranslationRef(infraCostTranslationRef);
  return (
    <table className={table.table} aria-label={t('pulls.title')}>
      <thead>
        <tr>
          <th scope="col">{t('pulls.column.pull')}</th>
          <th scope="col">{t('pulls.column.delta')}</th>
          <th scope="col">{t('pulls.column.verdict')}</th>
          <th scope="col">{t('dimension.product')}</th>
          <th scope="col">{t('pulls.column.owner')}</th>
          <th scope="col">{t('pulls.open')}</th>
          <th scope="col">{t('pulls.column.updated')}</th>
        </tr>
      </thead>
      <tbody>
        {props.pulls.map(pull => (
          <Row key={`${pull.repository} ${pull.number}`} pull={pull} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ pull }: { pull: PullCost }) {
  const { t } = useTranslationRef(infraCostTranslationRef);
  const { judgement, state, products, owners } = pull;
  return (
    <tr>
      <th scope="row">
        <PullLink pull={pull} />
        <span className={table.place}>
          <Verbatim
            text={`${shortRepository(pull.repository)} · ${pull.branch}`}
          />
        </span>
      </th>
      <td className={table.words} data-label={t('pulls.column.delta')}>
        {judgement && (
          <Change
            change={judgement.delta}
            currency={judgement.currency}
            monthly={judgement.after}
          />
        )}
      </td>
      <td className={table.words} data-label={t('pulls.column.verdict')}>
        <div className={table.stacked}>
          {judgement && <VerdictMark verdict={judgement.verdict} />}
          {state !== 'priced' && (
            <StatusMark tone={TONES[state]}>
              {t(`pulls.state.${state}`)}
            </StatusMark>
          )}
        </div>
      </td>
      <td className={table.named} data-label={t('dimension.product')}>
        <Names names={products} />
      </td>
      <td className={table.named} data-label={t('pulls.column.owner')}>
        <Names names={owners.map(shortOwner)} />
      </td>
      <td className={table.words} data-label={t('pulls.open')}>
        <OpenMark pull={pull} />
      </td>
      <td className={table.words} data-label={t('pulls.column.updated')}>
        <Age at={pull.updatedAt} />
      </td>
    </tr>
  );
}

function Names({ names }: { names: readonly string[] }) {
  const { t } = useTranslationRef(infraCostTranslationRef);
  return names.length === 0 ? (
    <span className={styles.quiet}>{t('costs.groups.none')}</span>
  ) : (
    <Verbatim text={names.join(', ')} />
  );
}

/** A pull request by number and title, leading to what it costs. */
export function PullLink(props: {
  pull: Pick<PullCost, 'repository' | 'number' | 'title'>;
}) {
  const { pull } = props;
  const path = usePullPath();
  const name = <Verbatim text={`#${pull.number} ${pull.title}`} />;
  return path ? <Link to={path(pull)}>{name}</Link> : name;
}
