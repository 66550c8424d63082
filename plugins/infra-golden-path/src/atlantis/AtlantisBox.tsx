import { useState } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { usePermission } from '@backstage/plugin-permission-react';
import { Button } from '@backstage/ui';
import {
  type AtlantisCommand,
  type CommandReason,
  commandsOf,
  requestApplyPermission,
  requestCommandPermission,
  type ServiceRequest,
} from '@infra-portal/infra-common';
import { Note, safeHref, Verbatim } from '@infra-portal/infra-react';
import { PullRequestLink } from '../request/PullRequestLink';
import { infraGoldenPathTranslationRef } from '../translation/ref';
import { CommandDialog } from './CommandDialog';
import { type CommandState, useCommand } from './useCommand';
import styles from './Atlantis.module.css';

type Bar = CommandReason | 'notAllowed' | undefined;

/** What can be asked of Atlantis now, and why the rest cannot. */
export function AtlantisBox(props: { request: ServiceRequest }) {
  const { request } = props;
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const mayCommand = usePermission({ permission: requestCommandPermission });
  const mayApply = usePermission({ permission: requestApplyPermission });
  const state = useCommand(request);
  const [asking, setAsking] = useState<AtlantisCommand>();
  const isOpen = request.state === 'open' && !request.closing;
  if (!isOpen || !request.atlantis || !request.pullRequest) return null;
  if (mayCommand.loading || mayApply.loading) return null;
  if (!mayCommand.allowed && !mayApply.allowed) {
    return (
      <Note
        title={t('atlantis.notAllowed.title')}
        actions={<PullRequestLink request={request} variant="secondary" />}
      >
        {t('atlantis.notAllowed.description')}
      </Note>
    );
  }
  const reasons = commandsOf(request);
  const barOf = (command: AtlantisCommand): Bar => {
    const isApply = command === 'apply' || command === 'approve_policies';
    const { allowed } = isApply ? mayApply : mayCommand;
    return reasons[command] ?? (allowed ? undefined : 'notAllowed');
  };
  const commands: AtlantisCommand[] = [
    'plan',
    ...(reasons.approve_policies === 'no-policy'
      ? []
      : (['approve_policies'] as const)),
    'apply',
    'unlock',
  ];
  const barred = commands.flatMap(command => {
    const bar = barOf(command);
    return bar ? [{ command, bar }] : [];
  });
  return (
    <section className={styles.box} aria-label={t('atlantis.title')}>
      <h4 className={styles.title}>{t('atlantis.title')}</h4>
      <p className={styles.quiet}>{t('atlantis.about')}</p>
      <div className={styles.buttons}>
        {commands.map(command => (
          <Button
            key={command}
            variant={command === 'apply' ? 'primary' : 'secondary'}
            isDisabled={barOf(command) !== undefined || !!state.running}
            onPress={() =>
              command === 'plan' ? state.run('plan') : setAsking(command)
            }
          >
            {t(`atlantis.${command}`)}
          </Button>
        ))}
      </div>
      {barred.length > 0 && (
        <ul className={styles.reasons} aria-label={t('atlantis.reasons')}>
          {barred.map(({ command, bar }) => (
            <li key={command}>
              <strong>{t(`atlantis.name.${command}`)}:</strong>{' '}
              {t(`atlantis.reason.${bar}`)}
            </li>
          ))}
        </ul>
      )}
      <Said state={state} request={request} />
      {asking && (
        <CommandDialog
          request={request}
          command={asking}
          onClose={() => setAsking(undefined)}
          onConfirm={project => {
            setAsking(undefined);
            return state.run(asking, project);
          }}
        />
      )}
    </section>
  );
}

/** What was asked last, or why it was not. */
function Said(props: { state: CommandState; request: ServiceRequest }) {
  const { outcome, problem } = props.state;
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  if (problem) {
    const { kind, reason } = problem;
    return (
      <Note
        role="alert"
        tone="danger"
        title={t('atlantis.failed')}
        actions={
          <PullRequestLink request={props.request} variant="secondary" />
        }
      >
        {kind === 'senseless'
          ? t(`atlantis.reason.${reason ?? 'not-open'}`)
          : t(`atlantis.refusal.${kind}`)}
      </Note>
    );
  }
  if (!outcome) return null;
  const href = safeHref(outcome.url);
  return (
    <p role="status" className={styles.done}>
      <Verbatim
        text={t('atlantis.done', {
          login: outcome.by,
          command: outcome.body,
        })}
      />{' '}
      {t('atlantis.done.next')}{' '}
      {href && (
        <a href={href} target="_blank" rel="noopener noreferrer">
          {t('atlantis.done.comment')}
        </a>
      )}
    </p>
  );
}
