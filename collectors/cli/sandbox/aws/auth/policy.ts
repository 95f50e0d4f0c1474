/** An IAM policy document, as far as the sandbox evaluates it. */
export interface PolicyDocument {
  readonly Version: string;
  readonly Statement: readonly Statement[];
}

export interface Statement {
  readonly Sid?: string;
  readonly Effect: 'Allow' | 'Deny';
  readonly Action?: string | readonly string[];
  readonly NotAction?: string | readonly string[];
  readonly Resource?: string | readonly string[];
  readonly NotResource?: string | readonly string[];
  readonly Principal?: '*' | Readonly<Record<string, string | readonly string[]>>;
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;
}

export interface Access {
  /** "config:SelectResourceConfig". */
  readonly action: string;
  /** ARN, or "*" where the action has no resource. */
  readonly resource: string;
  /** Condition keys in lower case: "aws:requestedregion", "sts:externalid". */
  readonly context: Readonly<Record<string, string>>;
}

export type Decision = 'allow' | 'explicit-deny' | 'implicit-deny';

/** Evaluates policies of one kind together: an explicit deny wins, then an allow, else nothing is granted. */
export function decide(policies: readonly PolicyDocument[], access: Access): Decision {
  let decision: Decision = 'implicit-deny';
  for (const policy of policies) {
    for (const statement of policy.Statement) {
      if (!applies(statement, access)) continue;
      if (statement.Effect === 'Deny') return 'explicit-deny';
      decision = 'allow';
    }
  }
  return decision;
}

function applies(statement: Statement, access: Access): boolean {
  const action = access.action.toLowerCase();
  const actions = list(statement.Action).map((pattern) => pattern.toLowerCase());
  const notActions = list(statement.NotAction).map((pattern) => pattern.toLowerCase());
  if (statement.Action !== undefined && !actions.some((pattern) => matches(pattern, action))) return false;
  if (statement.NotAction !== undefined && notActions.some((pattern) => matches(pattern, action))) return false;
  if (
    statement.Resource !== undefined &&
    !list(statement.Resource).some((pattern) => matches(pattern, access.resource))
  )
    return false;
  if (
    statement.NotResource !== undefined &&
    list(statement.NotResource).some((pattern) => matches(pattern, access.resource))
  ) {
    return false;
  }
  return Object.entries(statement.Condition ?? {}).every(([operator, keys]) =>
    Object.entries(keys).every(([key, values]) => holds(operator, access.context[key.toLowerCase()], list(values))),
  );
}

/** One condition; throws on an operator that is not evaluated, since guessing would grant or refuse by accident. */
function holds(operator: string, actual: string | undefined, values: readonly string[]): boolean {
  const ifExists = operator.endsWith('IfExists');
  const name = ifExists ? operator.slice(0, -'IfExists'.length) : operator;
  if (name === 'Null') return values.includes(String(actual === undefined));
  const negated =
    name === 'StringNotEquals' || name === 'StringNotLike' || name === 'ArnNotLike' || name === 'ArnNotEquals';
  if (actual === undefined) return ifExists || negated;
  switch (name) {
    case 'StringEquals':
    case 'Bool':
      return values.includes(actual);
    case 'StringEqualsIgnoreCase':
      return values.some((value) => value.toLowerCase() === actual.toLowerCase());
    case 'StringNotEquals':
      return !values.includes(actual);
    case 'StringLike':
    case 'ArnLike':
    case 'ArnEquals':
      return values.some((value) => matches(value, actual));
    case 'StringNotLike':
    case 'ArnNotLike':
    case 'ArnNotEquals':
      return !values.some((value) => matches(value, actual));
    default:
      throw new Error(`Condition operator ${operator} is not evaluated by the sandbox`);
  }
}

function list(value: string | readonly string[] | undefined): readonly string[] {
  return value === undefined ? [] : typeof value === 'string' ? [value] : value;
}

const patterns = new Map<string, RegExp>();

function matches(pattern: string, text: string): boolean {
  if (pattern === '*') return true;
  let expression = patterns.get(pattern);
  if (!expression) {
    const source = pattern
      .replace(/[.+^${}()|[\]\\]/g, '\\$&')
      .replaceAll('*', '.*')
      .replaceAll('?', '.');
    expression = new RegExp(`^${source}$`, 's');
    patterns.set(pattern, expression);
  }
  return expression.test(text);
}
