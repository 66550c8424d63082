import { useState } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button } from '@backstage/ui';
import {
  Markdown,
  pageStyles as page,
  Section,
} from '@infra-portal/infra-react';
import { infraStacksTranslationRef } from '../translation/ref';
import { beginningOf } from './beginningOf';
import styles from './Module.module.css';

/** A text of a module's folder; of a long one the beginning, until asked for all. */
export function ModuleText(props: {
  title: string;
  /** What to say where there is no text. */
  none: string;
  text?: string;
  /** Address of the folder. */
  base?: string;
}) {
  const { title, none, text, base } = props;
  const { t } = useTranslationRef(infraStacksTranslationRef);
  const [all, setAll] = useState(false);
  const beginning = text === undefined || all ? undefined : beginningOf(text);
  return (
    <Section title={title}>
      {text === undefined ? (
        <p className={page.quiet}>{none}</p>
      ) : (
        <div className={styles.text}>
          <Markdown text={beginning ?? text} base={base} />
          {beginning !== undefined && (
            <Button
              className={styles.more}
              size="small"
              variant="secondary"
              onPress={() => setAll(true)}
            >
              {t('module.text.all')}
            </Button>
          )}
        </div>
      )}
    </Section>
  );
}
