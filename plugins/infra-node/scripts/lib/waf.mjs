/**
 * WAF statements nest in statements, so the bindings leave them untyped in
 * two resources. A sister type has them written out; its first level is made
 * a definition that holds itself.
 */
const TYPED = 'aws_wafv2_web_acl_rule';
const UNTYPED = ['aws_wafv2_web_acl', 'aws_wafv2_rule_group'];
const DEFINITION = 'wafv2_statement';
const INNER = ['statement', 'scope_down_statement'];

/** Names that differ between the sisters. */
const RENAMED = { custom_keys: 'custom_key' };

/**
 * Required flags are dropped, for the sisters differ in them, and argument
 * marks too.
 */
function loosened(body) {
  return Object.fromEntries(
    Object.entries(body).map(([name, member]) => {
      if (typeof member === 'string') {
        return [name, member.replace(/^r /, 'o ')];
      }
      const [spec, inner] = member;
      if (INNER.includes(name)) return [name, ['o list', DEFINITION]];
      const known =
        inner && typeof inner === 'object' ? loosened(inner) : inner;
      return [RENAMED[name] ?? name, [spec.replace(/^r /, 'o '), known]];
    }),
  );
}

/** Cuts the levels below the first, and points them to the definition. */
function pointed(body) {
  return Object.fromEntries(
    Object.entries(body).map(([name, member]) => {
      if (typeof member === 'string') return [name, member];
      const [spec, inner] = member;
      if (INNER.includes(name)) return [name, [spec, DEFINITION]];
      const known = inner && typeof inner === 'object' ? pointed(inner) : inner;
      return [name, [spec, known]];
    }),
  );
}

/** Gives the statements of WAF rules their bodies, in place. */
export function addWafStatements(schema) {
  const statement = schema.resource[TYPED]?.statement;
  if (!statement?.[1]) return;
  schema.definitions[DEFINITION] = loosened(statement[1]);
  statement[1] = pointed(statement[1]);
  for (const type of UNTYPED) {
    const rule = schema.resource[type]?.rule?.[1];
    if (rule?.statement) rule.statement = ['r one', DEFINITION];
  }
}
