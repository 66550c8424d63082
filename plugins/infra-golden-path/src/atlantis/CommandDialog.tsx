import { useEffect, useId, useRef, useState } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button } from '@backstage/ui';
import type {
  AtlantisCommand,
  LaneStack,
  ServiceRequest,
} from '@infra-portal/infra-common';
import { Note, Verbatim } from '@infra-portal/infra-react';
import { Counts } from '../request/LaneStacks';
import requestStyles from '../request/Request.module.css';
import { infraGoldenPathTranslationRef } from '../translation/ref';
import { commentOf } from './useCommand';
import styles from './Atlantis.module.css';

type Asked = Exclude<AtlantisCommand, 'plan'>;

/** Stacks whose plans wait to be applied, with what they would do. */
function unapplied({ lane }: ServiceRequest): LaneStack[] {
  const stacks = lane.find(({ id }) => id === 'applied')?.stacks ?? [];
  return stacks.filter(({ state }) => state !== 'succeeded');
}

/** Says what will happen, with its numbers, before Atlantis is asked. */
export function CommandDialog(props: {
  request: ServiceRequest;
  command: AtlantisCommand;
  onClose(): void;
  /** @param project one of them; without it all */
  onConfirm(project?: string): void;
}) {
  const { request, onClose, onConfirm } = props;
  const command = props.command as Asked;
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const dialog = useRef<HTMLDialogElement>(null);
  const title = useId();
  const [project, setProject] = useState<string>();
  useEffect(() => {
    dialog.current?.showModal();
  }, []);
  const stacks = command === 'apply' ? unapplied(request) : [];
  const chosen = stacks.filter(each => !project || each.project === project);
  const isProd = chosen.some(({ environment }) => environment === 'prod');
  return (
    <dialog
      ref={dialog}
      className={requestStyles.dialog}
      aria-labelledby={title}
      onClose={onClose}
    >
      <h2 id={title} className={requestStyles.dialogTitle}>
        {t(`atlantis.dialog.${command}.title`)}
      </h2>
      {stacks.length > 1 && (
        <Which stacks={stacks} project={project} onChange={setProject} />
      )}
      <p>{t(`atlantis.dialog.${command}.does`)}</p>
      {chosen.length > 0 && (
        <ul className={styles.chosen}>
          {chosen.map((stack, index) => (
            <li key={`${index} ${stack.name}`}>
              <strong>
                <Verbatim text={stack.name} />
              </strong>
              <Counts stack={stack} />
            </li>
          ))}
        </ul>
      )}
      {isProd && (
        <Note tone="warning" title={t('atlantis.dialog.apply.prod')} />
      )}
      {command === 'apply' && <p>{t('atlantis.dialog.apply.checks')}</p>}
      {command === 'unlock' && <p>{t('atlantis.dialog.unlock.after')}</p>}
      <p>
        {t('atlantis.dialog.comment')}{' '}
        <code>
          {commentOf(request.atlantis?.executable ?? '', command, project)}
        </code>
      </p>
      <div className={requestStyles.dialogActions}>
        <Button variant="secondary" onPress={onClose}>
          {t('atlantis.dialog.back')}
        </Button>
        <Button
          variant="primary"
          destructive={isProd || command !== 'apply'}
          onPress={() => onConfirm(project)}
        >
          {t(`atlantis.dialog.${command}.confirm`)}
        </Button>
      </div>
    </dialog>
  );
}

/** All stacks, or one of those whose project is known. */
function Which(props: {
  stacks: LaneStack[];
  project: string | undefined;
  onChange(project: string | undefined): void;
}) {
  const { stacks, project, onChange } = props;
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const name = useId();
  const choices = [
    { value: undefined, text: t('atlantis.dialog.all') },
    ...stacks.flatMap(each =>
      each.project ? [{ value: each.project, text: each.name }] : [],
    ),
  ];
  return (
    <fieldset className={styles.which}>
      <legend>{t('atlantis.dialog.which')}</legend>
      {choices.map(({ value, text }) => (
        <label key={value ?? ''}>
          <input
            type="radio"
            name={name}
            checked={project === value}
            onChange={() => onChange(value)}
          />{' '}
          <Verbatim text={text} />
        </label>
      ))}
    </fieldset>
  );
}
