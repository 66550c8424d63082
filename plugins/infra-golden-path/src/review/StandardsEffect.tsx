import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  PULLS_CHANNEL,
  type StandardsAffected,
  type StandardsEffect as Effect,
} from '@infra-portal/infra-common';
import {
  LiveCard,
  localised,
  Note,
  tableStyles as table,
  useLanguage,
  useLive,
  Verbatim,
} from '@infra-portal/infra-react';
import { infraGoldenPathTranslationRef } from '../translation/ref';
import { reviewApiRef, type ReviewPlace } from './ReviewApi';

/** What a change of the standards makes non-compliant, and compliant again. */
export function StandardsEffect({ place }: { place: ReviewPlace }) {
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const api = useApi(reviewApiRef);
  const { host, owner, name, number } = place;
  const live = useLive({
    channel: PULLS_CHANNEL,
    key: `${host}/${owner}/${name}#${number}`,
    load: signal => api.standards(place, signal),
  });
  const title = t('standardsEffect.title');
  return (
    <LiveCard
      title={title}
      live={live}
      missing={{ title, description: t('standardsEffect.none') }}
    >
      {effect => <Shown effect={effect} />}
    </LiveCard>
  );
}

function Shown({ effect }: { effect: Effect }) {
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const { broken, counts, mended, problems } = effect;
  if (problems.length > 0) {
    return (
      <Note tone="danger" title={t('standardsEffect.unreadable')}>
        {problems.map(({ line, message }) => (
          <p key={`${line} ${message}`}>
            portal.yaml:{line} <Verbatim text={message} />
          </p>
        ))}
      </Note>
    );
  }
  return (
    <>
      <p>
        {t('standardsEffect.looked', {
          services: String(counts.services),
          stacks: String(counts.stacks),
        })}
      </p>
      <p>
        {t('standardsEffect.counts', {
          broken: String(counts.broken),
          mended: String(counts.mended),
        })}
      </p>
      <Affected title={t('standardsEffect.broken')} items={broken} />
      <Affected title={t('standardsEffect.mended')} items={mended} />
    </>
  );
}

function Affected(props: {
  title: string;
  items: readonly StandardsAffected[];
}) {
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const language = useLanguage();
  const { items, title } = props;
  if (items.length === 0) return null;
  return (
    <table className={table.table} aria-label={title}>
      <thead>
        <tr>
          <th scope="col">{title}</th>
          <th scope="col">{t('standardsEffect.why')}</th>
        </tr>
      </thead>
      <tbody>
        {items.map(({ kind, name, file, line, code, message }) => (
          <tr key={`${kind} ${name} ${file} ${line} ${code} ${message.en}`}>
            <th scope="row">
              {t(`standardsEffect.${kind}`)} <Verbatim text={name} />
              <span className={table.place}>
                <Verbatim text={line ? `${file}:${line}` : file} />
              </span>
            </th>
            <td data-label={t('standardsEffect.why')}>
              <Verbatim text={localised(message, language)} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
