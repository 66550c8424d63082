import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import type { CommentWish } from './tellings';

const KEY = 'infraCost.pullRequests';
const WISHES: readonly CommentWish[] = ['changes', 'always', 'never'];

/** What GitHub is told of the costs of pull requests. */
export interface PullSettings {
  check: boolean;
  comment: CommentWish;
  /** Address of the portal, without a slash at the end. */
  appUrl: string;
}

/** @throws InputError naming what is wrong */
export function readPullSettings(config: Config): PullSettings {
  const comment = config.getOptionalString(`${KEY}.comment`) ?? 'changes';
  const wish = WISHES.find(each => each === comment);
  if (!wish) {
    throw new InputError(
      `${KEY}.comment is ${JSON.stringify(
        comment,
      )}. It must be one of: ${WISHES.join(', ')}.`,
    );
  }
  const appUrl = config.getString('app.baseUrl').replace(/\/+$/, '');
  return {
    check: config.getOptionalBoolean(`${KEY}.check`) ?? true,
    comment: wish,
    appUrl,
  };
}
