import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type {
  InterfaceChange,
  LocalisedText,
} from '@infra-portal/infra-common';
import {
  cardStyles as card,
  pageStyles as page,
  Section,
  StatusMark,
  useLocalised,
  Verbatim,
} from '@infra-portal/infra-react';
import { infraGoldenPathTranslationRef } from '../translation/ref';

/** How the interface differs between the versions; what breaks callers first. */
export function Changes(props: {
  changes: InterfaceChange[];
  /** Why they are not known. */
  unknown?: LocalisedText;
}) {
  const { unknown } = props;
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const local = useLocalised();
  const changes = [...props.changes].sort(
    (one, other) => Number(other.breaking) - Number(one.breaking),
  );
  const breaking = changes.filter(each => each.breaking).length;
  return (
    <Section
      title={t('upgrades.changes')}
      note={
        changes.length > 0 &&
        t('upgrades.changes.breaking', { count: breaking })
      }
    >
      {changes.length === 0 ? (
        <p className={page.quiet}>
          {unknown ? (
            <Verbatim text={local(unknown)} />
          ) : (
            t('upgrades.changes.none')
          )}
        </p>
      ) : (
        <ul className={card.rows}>
          {changes.map(each => (
            <li key={`${each.kind} ${each.name} ${each.change}`}>
              <StatusMark tone={each.breaking ? 'bad' : 'unknown'}>
                {t(each.breaking ? 'upgrades.breaks' : 'upgrades.fits')}
              </StatusMark>
              <span>
                {t(`upgrades.part.${each.kind}`)}{' '}
                <code>
                  <Verbatim text={each.name} />
                </code>
                : {t(`upgrades.change.${each.change}`)}
              </span>
              <BeforeAfter change={each} />
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

function BeforeAfter({ change }: { change: InterfaceChange }) {
  const { before, after } = change;
  if (before === undefined && after === undefined) return null;
  return (
    <span className={page.place}>
      <Verbatim text={[before ?? '–', after ?? '–'].join(' → ')} />
    </span>
  );
}
