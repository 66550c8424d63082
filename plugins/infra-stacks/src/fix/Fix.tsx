import { useId, useState } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button } from '@backstage/ui';
import { type FixRequest, isFixable } from '@infra-portal/infra-common';
import { Patch, safeHref, Verbatim } from '@infra-portal/infra-react';
import { infraStacksTranslationRef } from '../translation/ref';
import { FixProblem } from './FixProblem';
import { useFix } from './useFix';
import styles from './Fix.module.css';

/** Offers what mends a finding, where that is safe; nothing where it is not. */
export function Fix(props: Omit<FixRequest, 'code'> & { code: string }) {
  const { t } = useTranslationRef(infraStacksTranslationRef);
  const [isShown, setShown] = useState(false);
  const id = useId();
  if (!isFixable(props.code)) return null;
  return (
    <div className={styles.fix}>
      <Button
        size="small"
        variant="secondary"
        aria-expanded={isShown}
        aria-controls={isShown ? id : undefined}
        onPress={() => setShown(!isShown)}
      >
        {t(isShown ? 'fix.hide' : 'fix.show')}
      </Button>
      {isShown && (
        <div
          id={id}
          className={styles.panel}
          role="group"
          aria-label={t('fix.panel', { file: props.file })}
        >
          <Panel request={props as FixRequest} />
        </div>
      )}
    </div>
  );
}

function Panel({ request }: { request: FixRequest }) {
  const { t } = useTranslationRef(infraStacksTranslationRef);
  const { preview, opened, error, busy, look, open } = useFix(request);
  const pull = opened ?? preview?.pullRequest;
  const number = String(pull?.number);
  return (
    <>
      {busy === 'preview' && <p role="status">{t('fix.loading')}</p>}
      {preview && (
        <>
          <Patch path={preview.path} diff={preview.diff} />
          <p className={styles.quiet}>
            {t('fix.branch')}{' '}
            <code>
              <Verbatim text={preview.branch} />
            </code>
          </p>
        </>
      )}
      {error && <FixProblem error={error} onAgain={look} />}
      {pull && (
        <p role="status">
          {t(opened?.created ? 'fix.opened' : 'fix.there', { number })}{' '}
          <a href={safeHref(pull.url)} target="_blank" rel="noreferrer">
            {t('fix.link', { number })}
          </a>
        </p>
      )}
      {preview && !pull && !error && (
        <div className={styles.actions}>
          <Button size="small" isDisabled={busy === 'open'} onPress={open}>
            {t(busy === 'open' ? 'fix.opening' : 'fix.open')}
          </Button>
          <span className={styles.quiet}>{t('fix.nothingApplied')}</span>
        </div>
      )}
    </>
  );
}
