import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { ObjectivePage } from '@infra-portal/infra-common';
import {
  Age,
  Note,
  secondsText,
  Section,
  StatusMark,
  tableStyles as table,
  useLanguage,
  useLocalised,
  Verbatim,
} from '@infra-portal/infra-react';
import { infraSloTranslationRef } from '../translation/ref';

type Source = ObjectivePage['sources'][number];

/** Sources that do not answer: what is shown of theirs is older. */
export function FailingSources({ sources }: Pick<ObjectivePage, 'sources'>) {
  const { t } = useTranslationRef(infraSloTranslationRef);
  const failing = sources.filter(({ problem }) => problem);
  if (failing.length === 0) return null;
  return (
    <Note tone="warning" role="status" title={t('sources.failing')}>
      {failing.map(source => (
        <p key={source.name}>
          <Verbatim text={source.name} />: <Problem source={source} />
        </p>
      ))}
      <p>{t('sources.failing.next')}</p>
    </Note>
  );
}

/** Where numbers come from, and what asking for them costs these sources. */
export function Sources({ sources }: Pick<ObjectivePage, 'sources'>) {
  const { t } = useTranslationRef(infraSloTranslationRef);
  if (sources.length === 0) return null;
  return (
    <Section title={t('sources.title')} note={t('sources.note')}>
      <table className={table.table} aria-label={t('sources.title')}>
        <thead>
          <tr>
            <th scope="col">{t('sources.column.name')}</th>
            <th scope="col">{t('sources.column.state')}</th>
            <th scope="col">{t('sources.column.objectives')}</th>
            <th scope="col">{t('sources.column.queries')}</th>
            <th scope="col">{t('sources.column.time')}</th>
            <th scope="col">{t('sources.column.at')}</th>
          </tr>
        </thead>
        <tbody>
          {sources.map(source => (
            <SourceRow key={source.name} source={source} />
          ))}
        </tbody>
      </table>
    </Section>
  );
}

function SourceRow({ source }: { source: Source }) {
  const { t } = useTranslationRef(infraSloTranslationRef);
  const language = useLanguage();
  const { name, type, objectives, queries, milliseconds, at } = source;
  return (
    <tr>
      <th scope="row">
        <Verbatim text={name} />
        <span className={table.place}>{t(`sources.type.${type}`)}</span>
      </th>
      <td data-label={t('sources.column.state')}>
        <Answers source={source} />
      </td>
      <td className={table.words} data-label={t('sources.column.objectives')}>
        {objectives}
      </td>
      <td className={table.words} data-label={t('sources.column.queries')}>
        {at ? queries : t('sources.never')}
      </td>
      <td className={table.words} data-label={t('sources.column.time')}>
        {at ? secondsText(milliseconds, language) : t('sources.never')}
      </td>
      <td className={table.words} data-label={t('sources.column.at')}>
        {at ? <Age at={at} /> : t('sources.never')}
      </td>
    </tr>
  );
}

function Answers({ source }: { source: Source }) {
  const { t } = useTranslationRef(infraSloTranslationRef);
  if (source.problem) {
    return (
      <div className={table.stacked}>
        <StatusMark tone="bad">{t('sources.fails')}</StatusMark>
        <Problem source={source} />
      </div>
    );
  }
  return source.at ? (
    <StatusMark tone="good">{t('sources.answers')}</StatusMark>
  ) : (
    <StatusMark tone="unknown">{t('sources.never')}</StatusMark>
  );
}

function Problem({ source: { problem } }: { source: Source }) {
  const { t } = useTranslationRef(infraSloTranslationRef);
  const local = useLocalised();
  if (!problem) return null;
  return (
    <span>
      <Verbatim text={local(problem.message)} /> ({t('sources.since')}{' '}
      <Age at={problem.since} />)
    </span>
  );
}
