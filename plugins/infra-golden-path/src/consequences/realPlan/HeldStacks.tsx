import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button } from '@backstage/ui';
import type { HeldStack, RealPlan } from '@infra-portal/infra-common';
import { Age, Note, safeHref, Verbatim } from '@infra-portal/infra-react';
import { infraGoldenPathTranslationRef } from '../../translation/ref';
import styles from './RealPlan.module.css';

/** Who holds stacks of the service, since when, and what can be done. */
export function HeldStacks(props: {
  plan: RealPlan;
  onWait?: () => void;
  /** Absent where nothing would be left to plan. */
  onSkip?: () => void;
}) {
  const { plan, onWait, onSkip } = props;
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const others = plan.plans.length > plan.held.length;
  return (
    <Note
      tone="warning"
      title={t('realPlan.held.title')}
      actions={
        onWait && (
          <>
            <Button size="small" variant="secondary" onPress={onWait}>
              {t('realPlan.held.wait')}
            </Button>
            {others && onSkip && (
              <Button size="small" variant="secondary" onPress={onSkip}>
                {t('realPlan.held.skip')}
              </Button>
            )}
          </>
        )
      }
    >
      <ul className={styles.held}>
        {plan.held.map(held => (
          <li key={held.stack}>
            <strong>{held.environment}</strong>: <Holder held={held} />
            {', '}
            <Age at={held.since} />
          </li>
        ))}
      </ul>
      {plan.state === 'queued' && (
        <p className={styles.line}>{t('realPlan.held.waiting')}</p>
      )}
      {plan.state === 'done' && (
        <p className={styles.line}>{t('realPlan.held.skipped')}</p>
      )}
    </Note>
  );
}

function Holder(props: { held: HeldStack }) {
  const { pullRequest, user } = props.held;
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  if (!pullRequest) return <>{t('realPlan.held.byApi')}</>;
  const href = safeHref(pullRequest.url);
  const name = t('realPlan.held.by', { number: String(pullRequest.number) });
  return (
    <>
      {href ? (
        <a
          className={styles.link}
          href={href}
          target="_blank"
          rel="noopener noreferrer"
        >
          {name}
        </a>
      ) : (
        name
      )}
      {user !== undefined && (
        <>
          {' '}
          <Verbatim text={t('realPlan.held.byUser', { user })} />
        </>
      )}
    </>
  );
}
