import { Fragment } from 'react';
import { Link } from 'react-router-dom';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { type Value, wholeTime } from '@infra-portal/infra-common';
import {
  durationText,
  Section,
  tableStyles as table,
  useLanguage,
  Verbatim,
} from '@infra-portal/infra-react';
import { reviewRouteRef, useRoutePath } from '../routes';
import { infraGoldenPathTranslationRef } from '../translation/ref';
import { Missing, SharesCell } from './Cells';

type Month = Value['months'][number];

const GROUPS = ['generated', 'handWritten'] as const;

/** `2026-11` in words. */
const monthText = (month: string, language: string) =>
  new Intl.DateTimeFormat(language, {
    ...{ year: 'numeric', month: 'long', timeZone: 'UTC' },
  }).format(new Date(`${month}-01T00:00:00Z`));

/** How it went month by month. */
export function Months({ months }: Pick<Value, 'months'>) {
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const language = useLanguage();
  return (
    <Section title={t('value.months')}>
      <table className={table.table} aria-label={t('value.months')}>
        <thead>
          <tr>
            <th scope="col">{t('value.month')}</th>
            {GROUPS.map(group => (
              <Fragment key={group}>
                <th scope="col">{t(`value.months.${group}`)}</th>
                <th scope="col">{t(`value.months.${group}Total`)}</th>
              </Fragment>
            ))}
          </tr>
        </thead>
        <tbody>
          {months.map(month => (
            <tr key={month.month}>
              <th scope="row">{monthText(month.month, language)}</th>
              {GROUPS.map(group => (
                <MonthCells key={group} {...{ group, month }} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}

/** How many were merged in a month, and how long half of them took at most. */
function MonthCells(props: { group: (typeof GROUPS)[number]; month: Month }) {
  const { group, month } = props;
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const language = useLanguage();
  const merged = month[group];
  const median = month[`${group}Total` as const];
  return (
    <>
      <td className={table.words} data-label={t(`value.months.${group}`)}>
        {merged.toLocaleString(language)}
      </td>
      <td className={table.words} data-label={t(`value.months.${group}Total`)}>
        {median === undefined ? (
          <Missing merged={merged} />
        ) : (
          durationText(median, language)
        )}
      </td>
    </>
  );
}

/** Where looking pays the most. */
export function Slowest({ slowest }: Pick<Value, 'slowest'>) {
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const language = useLanguage();
  const review = useRoutePath(reviewRouteRef);
  const addressOf = (repository: string, number: number) => {
    const [host, owner, name] = repository.split('/');
    return review?.({ host, owner, name, number: String(number) }) ?? '';
  };
  return (
    <Section title={t('value.slowest')} note={t('value.slowest.note')}>
      <table className={table.table} aria-label={t('value.slowest')}>
        <thead>
          <tr>
            <th scope="col">{t('value.pull')}</th>
            <th scope="col">{t('value.took')}</th>
            <th scope="col">{t('value.shares')}</th>
          </tr>
        </thead>
        <tbody>
          {slowest.map(pull => (
            <tr key={`${pull.repository}#${pull.number}`}>
              <th scope="row">
                <Link to={addressOf(pull.repository, pull.number)}>
                  <Verbatim text={pull.title} />
                </Link>{' '}
                #{pull.number}
              </th>
              <td className={table.words} data-label={t('value.took')}>
                {durationText(wholeTime(pull), language)}
              </td>
              <td className={table.words} data-label={t('value.shares')}>
                <SharesCell
                  of={{ ...pull, answering: pull.answering ?? 0 }}
                  merged={1}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}
