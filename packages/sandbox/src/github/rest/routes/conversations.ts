import { Presenter } from '../../present/presenter';
import type { Routes } from '../router';
import { registerAssignees } from './assignees';
import { registerComments } from './comments';
import { registerIssues } from './issues';
import { registerLabels } from './labels';
import { registerPulls } from './pulls';
import { registerReactions } from './reactions';
import { registerReviewComments } from './reviewComments';
import { registerReviewers } from './reviewers';
import { registerReviews } from './reviews';

/** Pull requests, issues and what people say about them. */
export function registerConversations(routes: Routes, present: Presenter) {
  // `/issues/comments` and `/pulls/comments` before those with numbers.
  registerReactions(routes, present);
  registerComments(routes, present);
  registerReviewComments(routes, present);
  registerLabels(routes, present);
  registerAssignees(routes, present);
  registerIssues(routes, present);
  registerReviewers(routes, present);
  registerReviews(routes, present);
  registerPulls(routes, present);
}
