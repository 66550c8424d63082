import { useState } from 'react';
import { Link } from 'react-router-dom';
import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button } from '@backstage/ui';
import { type SloFreeze, SLOS_CHANNEL } from '@infra-portal/infra-common';
import {
  Age,
  Note,
  safeHref,
  shortRepository,
  useLive,
  Verbatim,
} from '@infra-portal/infra-react';
import { sloApiRef } from '../../api';
import { objectiveRouteRef, useRoutePath } from '../../routes';
import { infraSloTranslationRef } from '../../translation/ref';
import { OverrideDialog } from './OverrideDialog';
import styles from '../Objective.module.css';

/** Says that changes of a product wait for its budget, and lets one through. */
export function Freeze({ product }: { product: string }) {
  const { t } = useTranslationRef(infraSloTranslationRef);
  const api = useApi(sloApiRef);
  const [isAsked, setIsAsked] = useState(false);
  const { value: freeze, set } = useLive({
    channel: SLOS_CHANNEL,
    key: `freeze ${product}`,
    load: signal => api.freeze(product, signal),
  });
  // Whoever may not see it, or while it loads: the page is about the objective.
  if (!freeze?.isFrozen || freeze.gate === 'off') return null;
  return (
    <div className={styles.freeze}>
      <Note
        tone={freeze.gate === 'block' ? 'danger' : 'warning'}
        role="status"
        title={t(`freeze.title.${freeze.gate}`, { product })}
        actions={
          freeze.gate === 'block' && (
            <Button
              size="small"
              variant="secondary"
              onPress={() => setIsAsked(true)}
            >
              {t('freeze.override')}
            </Button>
          )
        }
      >
        <p>{t(`freeze.description.${freeze.gate}`)}</p>
        <Spent freeze={freeze} />
        <Overrides freeze={freeze} />
      </Note>
      {isAsked && (
        <OverrideDialog
          product={product}
          onDone={set}
          onClose={() => setIsAsked(false)}
        />
      )}
    </div>
  );
}

function Spent({ freeze }: { freeze: SloFreeze }) {
  const { t } = useTranslationRef(infraSloTranslationRef);
  const page = useRoutePath(objectiveRouteRef);
  if (freeze.spent.length === 0) return null;
  return (
    <p>
      {t('freeze.spent')}{' '}
      {freeze.spent.map((id, index) => (
        <span key={id}>
          {index > 0 && ', '}
          {page ? (
            <Link to={page({ id })}>
              <Verbatim text={id} />
            </Link>
          ) : (
            <Verbatim text={id} />
          )}
        </span>
      ))}
    </p>
  );
}

function Overrides({ freeze }: { freeze: SloFreeze }) {
  const { t } = useTranslationRef(infraSloTranslationRef);
  if (freeze.overrides.length === 0) return null;
  return (
    <>
      <p>{t('freeze.overrides')}</p>
      <ul className={styles.lines}>
        {freeze.overrides.map(({ id, pullRequest, reason, by, at }) => {
          const href = safeHref(pullRequest.url);
          const name = `${shortRepository(pullRequest.repository)}#${
            pullRequest.number
          }`;
          return (
            <li key={id}>
              {href ? (
                <a href={href} target="_blank" rel="noreferrer">
                  <Verbatim text={name} />
                </a>
              ) : (
                <Verbatim text={name} />
              )}{' '}
              <Verbatim text={by} /> <Age at={at} />: <Verbatim text={reason} />
            </li>
          );
        })}
      </ul>
    </>
  );
}
