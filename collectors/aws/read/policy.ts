/** One statement of an IAM or resource policy, with every field as a list. */
export interface Statement {
  readonly effect: 'Allow' | 'Deny';
  readonly actions: readonly string[];
  readonly notActions: readonly string[];
  readonly resources: readonly string[];
  readonly notResources: readonly string[];
  /** "AWS:arn:…", "Service:ec2.amazonaws.com", or "*" for anyone. */
  readonly principals: readonly string[];
  /** Condition keys in lower case with the operator and values: ["bool aws:securetransport false"]. */
  readonly conditions: readonly string[];
}

/**
 * Reads a policy document, also URL-encoded as IAM returns it. Undefined for what is no policy.
 *
 * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
 */
export function parsePolicy(document: string | undefined): Statement[] | undefined {
  if (document === undefined) return undefined;
  let parsed: unknown;
  try {
    parsed = JSON.parse(document.startsWith('%7B') ? decodeURIComponent(document) : document);
  } catch {
    return undefined;
  }
  if (typeof parsed !== 'object' || parsed === null || !('Statement' in parsed)) return undefined;
  const statements: Statement[] = [];
  for (const statement of listOf(parsed.Statement)) {
    if (typeof statement !== 'object' || statement === null) return undefined;
    const { Effect: effect, ...rest } = statement as Record<string, unknown>;
    if (effect !== 'Allow' && effect !== 'Deny') return undefined;
    statements.push({
      effect,
      actions: texts(rest['Action']),
      notActions: texts(rest['NotAction']),
      resources: texts(rest['Resource']),
      notResources: texts(rest['NotResource']),
      principals: principalsOf(rest['Principal'], rest['NotPrincipal']),
      conditions: conditionsOf(rest['Condition']),
    });
  }
  return statements;
}

function principalsOf(principal: unknown, notPrincipal: unknown): string[] {
  if (principal === undefined) return notPrincipal === undefined ? [] : ['*'];
  if (typeof principal === 'string') return [principal];
  if (typeof principal !== 'object' || principal === null) return [];
  return Object.entries(principal).flatMap(([kind, values]) =>
    texts(values).map((value) => (value === '*' ? '*' : `${kind}:${value}`)),
  );
}

function conditionsOf(condition: unknown): string[] {
  if (typeof condition !== 'object' || condition === null) return [];
  return Object.entries(condition).flatMap(([operator, keys]) =>
    typeof keys === 'object' && keys !== null
      ? Object.entries(keys).map(([key, value]) => `${operator} ${key} ${texts(value).join(',')}`.toLowerCase())
      : [],
  );
}

function listOf(value: unknown): unknown[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value];
}

function texts(value: unknown): string[] {
  return listOf(value).map(String);
}
