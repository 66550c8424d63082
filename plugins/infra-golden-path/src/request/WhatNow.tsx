import type { ServiceRequest } from '@infra-portal/infra-common';
import { Conflicts } from './Conflicts';
import { BaseMoved, Closed, Merged } from './Endings';
import { Failure } from './Failure';
import type { RequestActionsState } from './useRequestActions';
import { Waiting } from './Waiting';

/** What needs a person, or what comes next; nothing while all goes its way. */
export function WhatNow(props: {
  request: ServiceRequest;
  actions: RequestActionsState;
}) {
  const { request } = props;
  const { failure, state } = request;
  if (state === 'conflict') return <Conflicts {...props} />;
  if (failure && state === 'failed') {
    return <Failure request={request} failure={failure} />;
  }
  if (failure) return <Waiting {...props} failure={failure} />;
  if (state === 'merged') return <Merged request={request} />;
  if (state === 'closed') return <Closed request={request} />;
  const isStuck = request.pullRequest?.mergeable === false;
  return state === 'open' && isStuck ? <BaseMoved {...props} /> : null;
}
