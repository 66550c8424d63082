import { useSearchParams } from 'react-router-dom';
import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { type Value, VALUE_CHANNEL } from '@infra-portal/infra-common';
import {
  Age,
  controlStyles as controls,
  LivePage,
  Note,
  pageStyles as page,
  shortRepository,
  useLive,
  useTabTitle,
} from '@infra-portal/infra-react';
import { ChangeTabs } from '../pullRequests/ChangeTabs';
import { infraGoldenPathTranslationRef } from '../translation/ref';
import { Comparison } from './Comparison';
import { Months, Slowest } from './Months';
import { valueApiRef } from './ValueApi';
import styles from './Value.module.css';

const PERIODS = [30, 90, 180] as const;
const USUAL = 90;

/** What the portal is worth, as far as it can be counted. */
export function ValuePage() {
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const api = useApi(valueApiRef);
  const [search, setSearch] = useSearchParams();
  const asked = Number(search.get('days'));
  const days = PERIODS.find(each => each === asked) ?? USUAL;
  const live = useLive({
    channel: VALUE_CHANNEL,
    key: String(days),
    load: signal => api.value(days, signal),
    keep: true,
  });
  useTabTitle(t('value.title'));
  const choose = (chosen: string) =>
    setSearch(chosen === String(USUAL) ? {} : { days: chosen }, {
      replace: true,
    });
  return (
    <LivePage
      label={t('value.title')}
      live={live}
      title={
        <>
          <ChangeTabs />
          <div className={styles.head}>
            <div>
              <h1>{t('value.title')}</h1>
              <p className={styles.intro}>{t('value.description')}</p>
            </div>
            <label className={controls.control}>
              {t('value.days')}
              <select
                value={days}
                onChange={({ target }) => choose(target.value)}
              >
                {PERIODS.map(each => (
                  <option key={each} value={each}>
                    {t('value.period', { days: String(each) })}
                  </option>
                ))}
              </select>
            </label>
          </div>
        </>
      }
    >
      {value => <Measured value={value} />}
    </LivePage>
  );
}

function Measured({ value }: { value: Value }) {
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const { groups, months, observedAt, slowest, stale } = value;
  const isEmpty = Object.values(groups).every(
    ({ merged, closed }) => merged + closed === 0,
  );
  return (
    <>
      {stale.length > 0 && (
        <Note
          tone="warning"
          role="status"
          title={t('value.stale', {
            names: stale.map(shortRepository).join(', '),
          })}
        />
      )}
      {observedAt && (
        <p className={page.meta}>
          <span>
            {t('value.source')} <Age at={observedAt} />
          </span>
        </p>
      )}
      {!observedAt && isEmpty ? (
        <Note title={t('value.notYet.title')}>
          {t('value.notYet.description')}
        </Note>
      ) : (
        <div className={styles.parts}>
          <Comparison value={value} />
          {months.length > 0 && <Months months={months} />}
          {slowest.length > 0 && <Slowest slowest={slowest} />}
        </div>
      )}
    </>
  );
}
