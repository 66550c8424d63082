import { type FormEvent, useId, useState } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button } from '@backstage/ui';
import type { TakeOverPreview } from '@infra-portal/infra-common';
import { controlStyles as controls, Note } from '@infra-portal/infra-react';
import { infraGoldenPathTranslationRef } from '../translation/ref';
import styles from './TakeOver.module.css';
import type { WishesState } from './useWishes';

export interface StateChoiceProps {
  state: WishesState;
  /** Absent while it is worked out. */
  preview?: TakeOverPreview;
}

/** Where the resources of the stack are: in its state, or nowhere yet. */
export function StateChoice({ state, preview }: StateChoiceProps) {
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const { wishes, said, change, reset } = state;
  const { mode } = wishes;
  const ever = preview?.everApplied;
  return (
    <div className={styles.choice}>
      {mode === 'moved' && ever === 'no' && (
        <Note title={t('takeOver.state.never')} />
      )}
      {mode === 'import' && ever === 'yes' && (
        <Note tone="warning" title={t('takeOver.state.applied')} />
      )}
      <label className={controls.check}>
        <input
          type="checkbox"
          checked={mode === 'import'}
          onChange={({ target }) =>
            change({ mode: target.checked ? 'import' : 'moved', imports: [] })
          }
        />
        {t('takeOver.state.exists')}
      </label>
      {mode === 'moved' && preview && (
        <NameResource state={state} preview={preview} />
      )}
      {Object.keys(said).length > 0 && (
        <div>
          <Button variant="secondary" onPress={reset}>
            {t('takeOver.state.reset')}
          </Button>
        </div>
      )}
    </div>
  );
}

/** Names one resource that the state does not have, while it has the others. */
function NameResource(props: { state: WishesState; preview: TakeOverPreview }) {
  const { wishes, change } = props.state;
  const { matches, left } = props.preview;
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const [address, setAddress] = useState('');
  const id = useId();
  const { imports, leave } = wishes;
  const known = [
    ...matches.flatMap(({ resources }) => resources.map(each => each.from)),
    ...left.map(each => each.address),
  ].filter(
    each => !leave.includes(each) && !imports.some(one => one.address === each),
  );
  const add = (event: FormEvent) => {
    event.preventDefault();
    change({ imports: [...imports, { address: address.trim() }] });
  };
  return (
    <details className={styles.others}>
      <summary>{t('takeOver.state.single')}</summary>
      <form className={controls.bar} onSubmit={add}>
        <label className={controls.control}>
          {t('takeOver.resource')}
          <input
            required
            list={id}
            maxLength={1_000}
            value={address}
            onChange={({ target }) => setAddress(target.value)}
          />
        </label>
        <datalist id={id}>
          {known.map(each => (
            <option key={each} value={each} />
          ))}
        </datalist>
        <Button type="submit" variant="secondary">
          {t('takeOver.state.add')}
        </Button>
      </form>
    </details>
  );
}
