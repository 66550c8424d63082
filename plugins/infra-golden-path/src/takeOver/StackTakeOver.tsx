import { Link } from 'react-router-dom';
import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button } from '@backstage/ui';
import type { TakeOverPreview } from '@infra-portal/infra-common';
import {
  columnStyles as columns,
  LoadingLines,
  LoadProblem,
  Note,
  pageStyles as page,
  Patch,
  safeHref,
  Section,
  shortRepository,
  useProposal,
  useTabTitle,
  Verbatim,
} from '@infra-portal/infra-react';
import { ChangeTabs } from '../pullRequests/ChangeTabs';
import { takeOverRouteRef, useRoutePath } from '../routes';
import { infraGoldenPathTranslationRef } from '../translation/ref';
import { Applied } from './Applied';
import { Imports } from './Imports';
import { Intent } from './Intent';
import { Left } from './Left';
import { Matches } from './Matches';
import { Proof } from './Proof';
import { StateChoice } from './StateChoice';
import styles from './TakeOver.module.css';
import { takeOverApiRef } from './TakeOverApi';
import { useWishes, type WishesState } from './useWishes';

export interface StackTakeOverProps {
  /** `host/owner/repo` */
  repository: string;
  dir: string;
  step: 'begin' | 'finish';
}

const canOpen = (preview: TakeOverPreview, { wishes }: WishesState) => {
  const { apply, everApplied, files, imports, proof, support } = preview;
  return (
    files.length > 0 &&
    proof?.holds !== false &&
    apply?.state !== 'waiting' &&
    support?.answer !== 'no' &&
    !(wishes.mode === 'import' && everApplied === 'yes') &&
    imports.every(({ id }) => id !== undefined)
  );
};

/** What one stack would become, and the way to propose it. */
export function StackTakeOver(place: StackTakeOverProps) {
  const { repository, dir, step } = place;
  const wishes = useWishes();
  const request = { ...place, ...wishes.said };
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const api = useApi(takeOverApiRef);
  const back = useRoutePath(takeOverRouteRef);
  const proposal = useProposal(JSON.stringify(request), {
    preview: signal => api.preview(request, signal),
    open: ({ digest }: TakeOverPreview) => api.open({ ...request, digest }),
  });
  const { preview, opened, error, busy } = proposal;
  useTabTitle(dir);
  const pull = opened ?? preview?.pullRequest;
  return (
    <main className={page.page} data-wide aria-label={dir}>
      <ChangeTabs />
      <p className={page.back}>
        <Link to={back?.() ?? '?'}>{t('takeOver.title')}</Link>
      </p>
      <h1>
        <Verbatim text={dir} />
      </h1>
      <p className={page.quiet}>
        <Verbatim text={shortRepository(repository)} />
      </p>
      {error && (
        <LoadProblem
          error={error}
          kept={preview !== undefined}
          onRetry={proposal.look}
        />
      )}
      {busy === 'preview' && (
        <>
          <p role="status">{t('takeOver.planning')}</p>
          <LoadingLines />
        </>
      )}
      {step === 'begin' && <StateChoice state={wishes} preview={preview} />}
      {preview && <Preview preview={preview} step={step} state={wishes} />}
      {preview && (
        <Action
          canOpen={canOpen(preview, wishes)}
          pull={pull}
          busy={busy === 'open'}
          onOpen={proposal.open}
        />
      )}
      {preview && <Rest preview={preview} dir={dir} />}
    </main>
  );
}

function Preview({
  preview,
  step,
  state,
}: {
  preview: TakeOverPreview;
  step: 'begin' | 'finish';
  state: WishesState;
}) {
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const { apply, files, imports, matches, proof } = preview;
  return (
    <div className={`${columns.main} ${styles.parts}`}>
      {apply && <Applied apply={apply} />}
      {apply && apply.state !== 'applied' && (
        <Note tone="warning" title={t('takeOver.finish.after')} />
      )}
      {step === 'begin' && matches.length === 0 && (
        <Note title={t('takeOver.nothing')} />
      )}
      {matches.length > 0 && <Matches matches={matches} />}
      {imports.length > 0 && <Imports preview={preview} state={state} />}
      {proof && <Proof proof={proof} />}
      {files.length > 0 && (
        <Section title={t('takeOver.files')}>
          {files.map(({ path, diff }) => (
            <Patch key={path} path={path} diff={diff} />
          ))}
        </Section>
      )}
    </div>
  );
}

/** What is not part of the pull request. */
function Rest({ preview, dir }: { preview: TakeOverPreview; dir: string }) {
  const { intent, left } = preview;
  return (
    <>
      {left.length > 0 && (
        <div className={`${columns.main} ${styles.parts}`}>
          <Left left={left} />
        </div>
      )}
      {intent && (
        <div className={`${columns.main} ${styles.intent}`}>
          <Intent intent={intent} dir={dir} />
        </div>
      )}
    </>
  );
}

function Action(props: {
  canOpen: boolean;
  pull?: { number: number; url: string };
  busy: boolean;
  onOpen(): void;
}) {
  const { canOpen: can, pull, busy, onOpen } = props;
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  if (pull) {
    return (
      <p role="status">
        {t('takeOver.open')}{' '}
        <a href={safeHref(pull.url)} target="_blank" rel="noreferrer">
          #{pull.number}
        </a>
      </p>
    );
  }
  if (!can) return null;
  return (
    <Button variant="primary" isDisabled={busy} onPress={onOpen}>
      {t('takeOver.propose')}
    </Button>
  );
}
