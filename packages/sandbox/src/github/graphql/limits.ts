import { ASTVisitor, GraphQLError, ValidationContext } from 'graphql';

/** Deeper than any client of ours asks; keeps a hostile query from multiplying. */
const MAX_DEPTH = 20;

/** A validation rule: selections may not be nested deeper than `MAX_DEPTH`. */
export function depthLimit(context: ValidationContext): ASTVisitor {
  const spread = new Set<string>();
  const visit = (node: any, depth: number) => {
    if (depth > MAX_DEPTH) {
      context.reportError(
        new GraphQLError(
          `The query is nested deeper than ${MAX_DEPTH} levels`,
          {
            nodes: node,
          },
        ),
      );
      return;
    }
    for (const selection of node.selectionSet?.selections ?? []) {
      if (selection.kind === 'FragmentSpread') {
        const name = selection.name.value;
        const fragment = context.getFragment(name);
        // A fragment within itself is reported by graphql's own rule.
        if (!fragment || spread.has(name)) continue;
        spread.add(name);
        visit(fragment, depth);
        spread.delete(name);
      } else {
        visit(selection, selection.kind === 'Field' ? depth + 1 : depth);
      }
    }
  };
  return {
    OperationDefinition(node) {
      visit(node, 0);
    },
  };
}
