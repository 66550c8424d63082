import { type FormEvent, useState } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button } from '@backstage/ui';
import { viewInputSchema } from '@infra-portal/infra-common';
import { infraStacksTranslationRef } from '../translation/ref';
import styles from './Views.module.css';

/** Asks for a name, and keeps what is listed under it. */
export function SaveView(props: { onSave(title: string): void }) {
  const { t } = useTranslationRef(infraStacksTranslationRef);
  const [title, setTitle] = useState<string>();
  if (title === undefined) {
    return (
      <Button size="small" variant="tertiary" onPress={() => setTitle('')}>
        {t('views.save')}
      </Button>
    );
  }
  const parsed = viewInputSchema.shape.title.safeParse(title);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!parsed.success) return;
    props.onSave(parsed.data);
    setTitle(undefined);
  };
  return (
    <form className={styles.form} onSubmit={submit}>
      <label>
        {t('views.name')}
        <input
          value={title}
          maxLength={100}
          // eslint-disable-next-line jsx-a11y/no-autofocus -- opened by the button in its place
          autoFocus
          onChange={event => setTitle(event.target.value)}
          onKeyDown={event => {
            if (event.key === 'Escape') setTitle(undefined);
          }}
        />
      </label>
      <Button size="small" type="submit" isDisabled={!parsed.success}>
        {t('views.keep')}
      </Button>
      <Button
        size="small"
        variant="tertiary"
        onPress={() => setTitle(undefined)}
      >
        {t('views.cancel')}
      </Button>
    </form>
  );
}
