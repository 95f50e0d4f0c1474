import { isServiceId, type ServiceId, services } from './catalog.ts';
import { modelOf, type OperationShape, type ServiceModel } from './model.ts';
import { parseQuery, type WireRequest } from './request.ts';
import { matchRoute, type RouteMatch } from './routes.ts';

/** What a request asks for. */
export interface Target {
  readonly model: ServiceModel;
  readonly operation: OperationShape;
  readonly route: RouteMatch | null;
  readonly bucket: string | null;
  /** Whether the bucket was named in the host, which leads to its own region. */
  readonly virtual: boolean;
}

/** The service a credential scope and a path are of; null when the sandbox does not speak it. */
export function serviceOf(signingName: string, request: WireRequest): ServiceId | null {
  if (signingName === 's3') return request.path.startsWith('/v20180820/') ? 's3control' : 's3';
  const found = Object.entries(services).find(([, entry]) => entry.signingName === signingName)?.[0];
  return found !== undefined && isServiceId(found) ? found : null;
}

/** Finds the operation by X-Amz-Target, by Action, or by the REST route; null when the service has no such operation. */
export async function targetOf(service: ServiceId, request: WireRequest): Promise<Target | null> {
  const model = await modelOf(service);
  const plain = (name: string | undefined): Target | null => {
    const operation = name === undefined ? undefined : model.operations.get(name);
    return operation ? { model, operation, route: null, bucket: null, virtual: false } : null;
  };
  switch (model.entry.protocol) {
    case 'json-1.0':
    case 'json-1.1': {
      const [prefix, name] = (request.headers['x-amz-target'] ?? '').split('.');
      return prefix === model.entry.target ? plain(name) : null;
    }
    case 'query':
    case 'ec2': {
      const parameters = [...request.query, ...parseQuery(Buffer.from(request.body).toString())];
      return plain(parameters.find(([name]) => name === 'Action')?.[1]);
    }
    default:
      return service === 's3' ? bucketTarget(model, request) : restTarget(model, request);
  }
}

function restTarget(model: ServiceModel, request: WireRequest): Target | null {
  const route = matchRoute(model, request);
  return route ? { model, operation: route.operation, route, bucket: null, virtual: false } : null;
}

/** S3 names the bucket in the host or as the first segment; its published routes leave it out. */
function bucketTarget(model: ServiceModel, request: WireRequest): Target | null {
  const host = request.host.replace(/:\d+$/, '');
  const virtual = /^(.+)\.(?:s3[.-][^:]*|localhost)$/.exec(host)?.[1];
  const [, first = '', ...rest] = request.path.split('/');
  const bucket = virtual ?? (first === '' ? null : decodeURIComponent(first));
  if (bucket === null) {
    const operation = model.operations.get('ListBuckets');
    return operation && request.method === 'GET' ? { model, operation, route: null, bucket, virtual: false } : null;
  }
  const path = virtual === undefined ? `/${rest.join('/')}` : request.path;
  const route = matchRoute(model, { ...request, path });
  if (!route) return null;
  const labelled = { ...route, labels: { ...route.labels, Bucket: bucket } };
  return { model, operation: route.operation, route: labelled, bucket, virtual: virtual !== undefined };
}
