import { useId, useState } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { Conversation, LaneStack } from '@infra-portal/infra-common';
import { Note, useLocalised, Verbatim } from '@infra-portal/infra-react';
import atlantisStyles from '../atlantis/Atlantis.module.css';
import { infraGoldenPathTranslationRef } from '../translation/ref';
import { AskDialog } from './AskDialog';
import { missingOf, type Missing } from './missing';
import { useDrafts, useTalk } from './Talk';

type Method = Conversation['mergeMethods'][number];

/** Says what is missing, and what a merge leaves behind, before it is done. */
export function MergeDialog(props: {
  conversation: Conversation;
  onClose(): void;
}) {
  const { conversation, onClose } = props;
  const { acts, head, lane, live } = useTalk();
  const { comments } = useDrafts();
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const [method, setMethod] = useState<Method | undefined>(
    conversation.mergeMethods[0],
  );
  const missing = missingOf(lane);
  const merge = async () => {
    onClose();
    if (await acts.run({ act: 'merge', head, method })) live.reload();
  };
  return (
    <AskDialog
      title={t('talk.dialog.merge.title')}
      confirm={t('talk.dialog.merge.confirm')}
      isDisabled={acts.running !== undefined}
      destructive={missing.isProd || missing.unapplied !== undefined}
      onClose={onClose}
      onConfirm={merge}
    >
      {conversation.mergeMethods.length > 1 && (
        <Methods
          methods={conversation.mergeMethods}
          method={method}
          onChange={setMethod}
        />
      )}
      <Open missing={missing} state={conversation.mergeState} />
      {missing.unapplied && <Unapplied stacks={missing.unapplied} />}
      {missing.isProd && (
        <Note tone="warning" title={t('talk.dialog.merge.prod')} />
      )}
      {comments.length > 0 && (
        <p>{t('talk.dialog.merge.pending', { count: comments.length })}</p>
      )}
      <p>{t('talk.dialog.merge.rules')}</p>
    </AskDialog>
  );
}

function Methods(props: {
  methods: Method[];
  method: Method | undefined;
  onChange(method: Method): void;
}) {
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const name = useId();
  return (
    <fieldset className={atlantisStyles.which}>
      <legend>{t('talk.dialog.merge.method')}</legend>
      {props.methods.map(method => (
        <label key={method}>
          <input
            type="radio"
            name={name}
            checked={method === props.method}
            onChange={() => props.onChange(method)}
          />{' '}
          {t(`talk.method.${method}`)}
        </label>
      ))}
    </fieldset>
  );
}

/** What would have to be done before, as far as the portal and GitHub know. */
function Open(props: { missing: Missing; state: Conversation['mergeState'] }) {
  const { missing, state } = props;
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const localise = useLocalised();
  const isFine = ['clean', 'has_hooks', 'unknown'].includes(state);
  if (missing.steps.length === 0 && isFine) return null;
  return (
    <Note tone="warning" title={t('talk.dialog.merge.missing')}>
      <ul>
        {!isFine && <li>{t(`talk.mergeState.${state}`)}</li>}
        {missing.steps.map(({ id, detail }) => (
          <li key={id}>
            {t(`request.step.${id}`)}
            {detail && (
              <>
                {': '}
                <Verbatim text={localise(detail)} />
              </>
            )}
          </li>
        ))}
      </ul>
    </Note>
  );
}

function Unapplied({ stacks }: { stacks: LaneStack[] }) {
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  return (
    <Note tone="danger" title={t('talk.dialog.merge.unapplied')}>
      <p>{t('talk.dialog.merge.unapplied.means')}</p>
      {stacks.length > 0 && (
        <ul>
          {stacks.map(({ name }) => (
            <li key={name}>
              <Verbatim text={name} />
            </li>
          ))}
        </ul>
      )}
    </Note>
  );
}
