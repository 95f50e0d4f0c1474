import type { OperationShape, ServiceModel } from './model.ts';
import type { WireRequest } from './request.ts';

export interface RouteMatch {
  readonly operation: OperationShape;
  /** Values of the URI labels, decoded. */
  readonly labels: Readonly<Record<string, string>>;
}

interface Route {
  readonly operation: OperationShape;
  readonly method: string;
  readonly segments: readonly string[];
  /** Constant query parameters of the template; an empty value means "present". */
  readonly query: readonly (readonly [string, string])[];
}

const cache = new WeakMap<ServiceModel, readonly Route[]>();

/** Finds the operation that a REST request asks for; literal segments and constant query parameters win over labels. */
export function matchRoute(
  model: ServiceModel,
  request: Pick<WireRequest, 'method' | 'path' | 'query'>,
): RouteMatch | null {
  for (const route of routesOf(model)) {
    if (route.method !== request.method) continue;
    const labels = matchPath(route.segments, request.path);
    if (labels === null) continue;
    const present = route.query.every(([name, value]) =>
      request.query.some(([key, actual]) => key === name && (value === '' || value === actual)),
    );
    if (present) return { operation: route.operation, labels };
  }
  return null;
}

function routesOf(model: ServiceModel): readonly Route[] {
  let routes = cache.get(model);
  if (!routes) {
    routes = [...model.operations.values()].flatMap(toRoute).sort((a, b) => specificity(b) - specificity(a));
    cache.set(model, routes);
  }
  return routes;
}

function toRoute(operation: OperationShape): Route[] {
  if (!operation.http) return [];
  const [method, template] = operation.http;
  const [path = '/', search = ''] = template.split('?');
  const query = search
    .split('&')
    .filter((pair) => pair !== '' && !pair.startsWith('x-id='))
    .map((pair) => {
      const [name = '', value = ''] = pair.split('=');
      return [name, value] as const;
    });
  return [{ operation, method, segments: split(path), query }];
}

function specificity(route: Route): number {
  const literal = route.segments.filter((segment) => !segment.startsWith('{')).length;
  return route.query.length * 100 + literal * 2 - route.segments.filter((segment) => segment.endsWith('+}')).length;
}

function matchPath(segments: readonly string[], path: string): Record<string, string> | null {
  const actual = split(path);
  const labels: Record<string, string> = {};
  for (const [index, segment] of segments.entries()) {
    const value = actual[index];
    if (value === undefined) return null;
    if (!segment.startsWith('{')) {
      if (segment !== value) return null;
    } else if (segment.endsWith('+}')) {
      labels[segment.slice(1, -2)] = actual.slice(index).map(decodeURIComponent).join('/');
      return labels;
    } else {
      labels[segment.slice(1, -1)] = decodeURIComponent(value);
    }
  }
  return actual.length === segments.length ? labels : null;
}

function split(path: string): string[] {
  return path.split('/').filter((segment) => segment !== '');
}
