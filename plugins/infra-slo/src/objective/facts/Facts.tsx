import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { Objective, ObjectiveDetail } from '@infra-portal/infra-common';
import {
  Fact,
  FactList,
  safeHref,
  shortOwner,
  shortRepository,
  Verbatim,
} from '@infra-portal/infra-react';
import { EntityLink, ProductLink } from '../../parts/Links';
import { TargetText } from '../../parts/TargetText';
import { infraSloTranslationRef } from '../../translation/ref';
import { useFormats } from '../useFormats';

/** What is promised, of what, whose it is, and where that is written. */
export function Facts({ detail }: { detail: ObjectiveDetail }) {
  const { objective, file, links } = detail;
  const { t } = useTranslationRef(infraSloTranslationRef);
  const { duration } = useFormats();
  const slice = duration(objective.slice ?? 0);
  const pages = links.flatMap(({ title, url }) => {
    const href = safeHref(url);
    return href ? [{ title, href }] : [];
  });
  return (
    <FactList
      title={t('facts.title')}
      href={safeHref(file.url)}
      open={t('facts.open')}
    >
      <Fact title={t('facts.target')}>
        <TargetText objective={objective} />
      </Fact>
      <WindowFacts objective={objective} />
      <Fact title={t('facts.method')}>
        {objective.method === 'occurrences'
          ? t('facts.method.occurrences')
          : t(`facts.method.${objective.method}`, { slice })}
      </Fact>
      <Fact title={t('facts.service')}>
        {objective.entityRef ? (
          <EntityLink entityRef={objective.entityRef} />
        ) : (
          <Verbatim text={objective.service} />
        )}
      </Fact>
      {objective.product && (
        <Fact title={t('facts.product')}>
          <ProductLink name={objective.product} />
        </Fact>
      )}
      <Fact
        title={t('facts.owner')}
        text={
          objective.owner ? shortOwner(objective.owner) : t('facts.noOwner')
        }
      />
      <Fact
        title={t('facts.file')}
        text={`${shortRepository(file.repository)} ${file.path}:${file.line}`}
      />
      {pages.length > 0 && (
        <Fact title={t('facts.links')}>
          {pages.map(({ title, href }) => (
            <div key={href}>
              <a href={href} target="_blank" rel="noreferrer">
                <Verbatim text={title} />
              </a>
            </div>
          ))}
        </Fact>
      )}
    </FactList>
  );
}

function WindowFacts({ objective }: { objective: Objective }) {
  const { window, status } = objective;
  const { t } = useTranslationRef(infraSloTranslationRef);
  const { duration, momentIn } = useFormats();
  if (window.kind === 'rolling') {
    const time = duration(window.seconds);
    return (
      <Fact
        title={t('facts.window')}
        text={t('facts.window.rolling', { time })}
      />
    );
  }
  const timeOf = (time: string) =>
    momentIn(Date.parse(time) / 1_000, window.zone);
  return (
    <>
      {status.start && (
        <Fact
          title={t('facts.window')}
          text={t('facts.window.calendar', { start: timeOf(status.start) })}
        />
      )}
      <Fact title={t('facts.reset')} text={status.end && timeOf(status.end)} />
      <Fact title={t('facts.zone')} text={window.zone} />
    </>
  );
}
