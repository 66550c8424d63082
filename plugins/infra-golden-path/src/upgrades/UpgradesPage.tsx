import { Link } from 'react-router-dom';
import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import type { UpgradeSummary } from '@infra-portal/infra-common';
import {
  Age,
  LivePage,
  Note,
  pageStyles as page,
  tableStyles as table,
  useLive,
  useTabTitle,
  Verbatim,
} from '@infra-portal/infra-react';
import { ChangeTabs } from '../pullRequests/ChangeTabs';
import { PersonName } from '../request/PersonName';
import { newUpgradeRouteRef, upgradeRouteRef, useRoutePath } from '../routes';
import { infraGoldenPathTranslationRef } from '../translation/ref';
import { inOrder } from './acts';
import { Progress, subjectText, UpgradeMark } from './Parts';
import { UPGRADES_CHANNEL, upgradesApiRef } from './UpgradesApi';
import styles from './Upgrades.module.css';

/** All upgrades, those that need somebody first; follows what is pushed. */
export function UpgradesPage() {
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const api = useApi(upgradesApiRef);
  const create = useRoutePath(newUpgradeRouteRef);
  const live = useLive({
    channel: UPGRADES_CHANNEL,
    key: 'all',
    load: signal => api.list(signal),
  });
  useTabTitle(t('upgrades.title'));
  const begin = create && <Link to={create()}>{t('upgrades.new')}</Link>;
  return (
    <LivePage
      label={t('upgrades.title')}
      live={live}
      wide
      title={
        <>
          <ChangeTabs />
          <div className={page.head}>
            <h1>{t('upgrades.title')}</h1>
            {begin}
          </div>
          <p className={styles.intro}>{t('upgrades.description')}</p>
        </>
      }
    >
      {upgrades =>
        upgrades.length === 0 ? (
          <Note title={t('upgrades.empty.title')} actions={begin}>
            {t('upgrades.empty.description')}
          </Note>
        ) : (
          <UpgradeTable upgrades={inOrder(upgrades)} />
        )
      }
    </LivePage>
  );
}

function UpgradeTable(props: { upgrades: UpgradeSummary[] }) {
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  return (
    <table className={table.table} aria-label={t('upgrades.title')}>
      <thead>
        <tr>
          <th scope="col">{t('upgrades.column.subject')}</th>
          <th scope="col">{t('upgrades.column.state')}</th>
          <th scope="col">{t('upgrades.column.progress')}</th>
          <th scope="col">{t('upgrades.column.by')}</th>
          <th scope="col">{t('upgrades.column.since')}</th>
        </tr>
      </thead>
      <tbody>
        {props.upgrades.map(upgrade => (
          <UpgradeRow key={upgrade.id} upgrade={upgrade} />
        ))}
      </tbody>
    </table>
  );
}

function UpgradeRow({ upgrade }: { upgrade: UpgradeSummary }) {
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const route = useRoutePath(upgradeRouteRef);
  const { id, subject, startedBy, startedAt } = upgrade;
  return (
    <tr>
      <th scope="row">
        <Link to={route?.({ id }) ?? id}>
          <Verbatim text={subjectText(upgrade)} />
        </Link>
        <span className={table.place}>
          {t(`upgrades.kind.${subject.kind}`)}
        </span>
      </th>
      <td data-label={t('upgrades.column.state')}>
        <UpgradeMark upgrade={upgrade} />
      </td>
      <td data-label={t('upgrades.column.progress')}>
        <Progress upgrade={upgrade} />
      </td>
      <td data-label={t('upgrades.column.by')}>
        <PersonName who={startedBy} />
      </td>
      <td className={table.words} data-label={t('upgrades.column.since')}>
        <Age at={startedAt} />
      </td>
    </tr>
  );
}
