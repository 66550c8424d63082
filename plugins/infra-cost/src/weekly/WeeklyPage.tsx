import { useSearchParams } from 'react-router-dom';
import {
  identityApiRef,
  useApi,
  useTranslationRef,
} from '@backstage/frontend-plugin-api';
import { COSTS_CHANNEL, type WeeklyList } from '@infra-portal/infra-common';
import {
  controlStyles as controls,
  LivePage,
  Note,
  pageStyles as page,
  shortOwner,
  timeText,
  useLanguage,
  useLive,
  useTabTitle,
} from '@infra-portal/infra-react';
import { costApiRef } from '../api';
import { costsRouteRef, useRoutePath } from '../routes';
import { infraCostTranslationRef } from '../translation/ref';
import { WeeklyAnswerPart } from './WeeklyAnswerPart';
import shared from '../costs/Costs.module.css';

/** All reports, and whose the reader wants to see first. */
interface Choice extends WeeklyList {
  own?: string;
}

/** What owners are told once a week: what comes next, and what was sent. */
export function WeeklyPage() {
  const { t } = useTranslationRef(infraCostTranslationRef);
  const api = useApi(costApiRef);
  const identity = useApi(identityApiRef);
  const costs = useRoutePath(costsRouteRef);
  const live = useLive<Choice>({
    channel: COSTS_CHANNEL,
    key: 'weekly',
    async load(signal) {
      const [list, { ownershipEntityRefs }] = await Promise.all([
        api.weekly(signal),
        identity.getBackstageIdentity(),
      ]);
      const own = list.owners.find(each => ownershipEntityRefs.includes(each));
      return { ...list, own };
    },
    keep: true,
  });
  useTabTitle(`${t('weekly.title')} · ${t('costs.title')}`);
  return (
    <LivePage
      label={t('weekly.title')}
      live={live}
      back={t('costs.title')}
      backTo={costs?.()}
      title={
        <>
          <header className={page.head}>
            <h1>{t('weekly.title')}</h1>
          </header>
          <p className={shared.intro}>{t('weekly.description')}</p>
        </>
      }
    >
      {choice =>
        choice.owners.length === 0 && choice.items.length === 0 ? (
          <Note title={t('costs.none.title')}>
            {t('costs.none.description')}
          </Note>
        ) : (
          <Chosen choice={choice} />
        )
      }
    </LivePage>
  );
}

function Chosen({ choice }: { choice: Choice }) {
  const { t } = useTranslationRef(infraCostTranslationRef);
  const [search, setSearch] = useSearchParams();
  const { owners, items, own } = choice;
  const known = [...new Set([...owners, ...items.map(each => each.owner)])];
  const owner =
    search.get('owner') ?? own ?? known.find(each => each !== '') ?? known[0];
  const week = search.get('week') ?? '';
  const weeks = items.filter(each => each.owner === owner);
  const choose = (next: { owner: string; week?: string }) =>
    setSearch(new URLSearchParams({ ...next }), { replace: true });
  return (
    <div className={shared.parts}>
      <Schedule choice={choice} />
      <div className={controls.bar}>
        <label className={controls.control}>
          {t('weekly.owner')}
          <select
            value={owner}
            onChange={event => choose({ owner: event.target.value })}
          >
            {[...new Set([...known, owner])].sort().map(each => (
              <option key={each} value={each}>
                {each === '' ? t('weekly.nobody') : shortOwner(each)}
              </option>
            ))}
          </select>
        </label>
        <label className={controls.control}>
          {t('weekly.week')}
          <select
            value={week}
            onChange={event => {
              const chosen = event.target.value;
              choose({ owner, ...(chosen && { week: chosen }) });
            }}
          >
            <option value="">{t('weekly.now')}</option>
            {[...new Set([...weeks.map(each => each.week), week])]
              .filter(Boolean)
              .map(each => (
                <option key={each} value={each}>
                  {each}
                </option>
              ))}
          </select>
        </label>
      </div>
      <WeeklyAnswerPart
        key={`${owner} ${week}`}
        owner={owner}
        week={week || undefined}
        kept={weeks.find(each => each.week === week)}
      />
    </div>
  );
}

/** When reports are sent, by the clock of the reader. */
function Schedule({ choice: { schedule, next } }: { choice: Choice }) {
  const { t } = useTranslationRef(infraCostTranslationRef);
  const language = useLanguage();
  if (!schedule || !next) {
    return <p className={shared.quiet}>{t('weekly.none')}</p>;
  }
  return (
    <p className={shared.quiet}>
      {t('weekly.next')}:{' '}
      <time dateTime={next}>{timeText(new Date(next), language)}</time>
    </p>
  );
}
