import { presentReaction } from '../../present/issue';
import { Presenter } from '../../present/presenter';
import {
  ReactionContent,
  reactionContents,
  ReactionSubject,
} from '../../store/reactions';
import { Answer, Call, noContent } from '../call';
import { forbidden, notFound } from '../errors';
import { issueOfPath } from '../issuePath';
import type { Routes } from '../router';

/** Reactions to issues, comments and review comments. */
export function registerReactions(routes: Routes, present: Presenter) {
  const { github } = present;

  const subjects: [
    string,
    ReactionSubject,
    (call: Call, access: 'read' | 'write') => number,
  ][] = [
    [
      '/repos/:owner/:repo/issues/:number/reactions',
      'issue',
      (call, access) => issueOfPath(call, 'pull', access).issue.id,
    ],
    [
      '/repos/:owner/:repo/issues/comments/:id/reactions',
      'comment',
      (call, access) => {
        const repository = call.repository('pull', ['issues', access]);
        const comment = github.comments.byId(call.id('id'));
        const issue = comment && github.issues.byId(comment.issue_id);
        if (issue?.repo_id !== repository.id) throw notFound();
        return comment!.id;
      },
    ],
    [
      '/repos/:owner/:repo/pulls/comments/:id/reactions',
      'review_comment',
      (call, access) => {
        const repository = call.repository('pull', ['pull_requests', access]);
        const comment = github.reviews.comment(call.id('id'));
        const issue = comment && github.issues.byId(comment.issue_id);
        if (issue?.repo_id !== repository.id) throw notFound();
        return comment!.id;
      },
    ],
  ];

  for (const [path, subject, find] of subjects) {
    routes.get(path, call => {
      const id = find(call, 'read');
      const content = call.query('content');
      return call
        .paginate(
          github.reactions
            .list(subject, id)
            .filter(reaction => !content || reaction.content === content),
        )
        .map(reaction => presentReaction(present, reaction));
    });
    routes.post(path, call => {
      const id = find(call, 'write');
      const { account } = call;
      const content = call
        .body('Reaction')
        .required('content', { oneOf: reactionContents }) as ReactionContent;
      const [reaction, isNew] = github.reactions.add(
        { subject, subject_id: id, account_id: account.id, content },
        github.now(),
      );
      return new Answer(isNew ? 201 : 200, presentReaction(present, reaction));
    });
    routes.delete(`${path}/:reaction`, call => {
      const id = find(call, 'write');
      const reaction = github.reactions
        .list(subject, id)
        .find(known => known.id === call.id('reaction'));
      if (!reaction) throw notFound();
      if (reaction.account_id !== call.account.id) throw forbidden();
      github.reactions.remove(subject, id, reaction.id);
      return noContent();
    });
  }
}
