import { GraphQLError } from 'graphql';

/** Types of errors as GitHub names them beside the message. */
export type FailureType =
  | 'FORBIDDEN'
  | 'NOT_FOUND'
  | 'INSUFFICIENT_SCOPES'
  | 'RATE_LIMITED'
  | 'MAX_NODE_LIMIT_EXCEEDED'
  | 'MISSING_PAGINATION_BOUNDARIES'
  | 'EXCESSIVE_PAGINATION'
  | 'INVALID_CURSOR_ARGUMENTS'
  | 'RESOURCE_LIMITS_EXCEEDED'
  | 'UNPROCESSABLE';

export function failure(
  type: FailureType,
  message: string,
  more: Readonly<Record<string, unknown>> = {},
): GraphQLError {
  return new GraphQLError(message, { extensions: { type, ...more } });
}

/** GitHub puts `type` beside the message, not under `extensions`. */
export function asGitHubSays(error: GraphQLError): object {
  const { type, ...extensions } = error.extensions;
  return {
    ...(type === undefined ? {} : { type }),
    ...(error.path === undefined ? {} : { path: error.path }),
    ...(Object.keys(extensions).length === 0 ? {} : { extensions }),
    ...(error.locations === undefined ? {} : { locations: error.locations }),
    message: error.message,
  };
}
