import type { ServiceEntry } from './catalog.ts';
import { type OperationShape, type ServiceModel, traitsOf } from './model.ts';
import type { ServiceError } from './service-error.ts';
import { toJson } from './write-json.ts';
import { elementToXml, escapeXml, membersToXml, scalarToText } from './write-xml.ts';

/** An HTTP answer that is ready to be sent. */
export interface WireResponse {
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly body: string;
}

const XML_PROLOGUE = '<?xml version="1.0" encoding="UTF-8"?>\n';

/** Serialises an output (already validated) the way the service's protocol does. */
export function writeOutput(
  model: ServiceModel,
  operation: OperationShape,
  output: Record<string, unknown>,
  requestId: string,
): WireResponse {
  const { protocol, namespace = '' } = model.entry;
  const { name, output: schema } = operation;
  switch (protocol) {
    case 'json-1.0':
    case 'json-1.1':
      return {
        status: 200,
        headers: jsonHeaders(model.entry, requestId),
        body: schema.isUnitSchema() ? '{}' : JSON.stringify(toJson(schema, output)),
      };
    case 'rest-json':
      return {
        status: operation.http?.[2] ?? 200,
        headers: { ...jsonHeaders(model.entry, requestId), ...boundHeaders(operation, output) },
        body: JSON.stringify(toJson(schema, output) ?? {}),
      };
    case 'query': {
      const result = schema.isUnitSchema() ? '' : `<${name}Result>${membersToXml(schema, output)}</${name}Result>`;
      const metadata = `<ResponseMetadata><RequestId>${requestId}</RequestId></ResponseMetadata>`;
      return xml(200, requestId, `<${name}Response xmlns="${namespace}">${result}${metadata}</${name}Response>`);
    }
    case 'ec2': {
      const members = `<requestId>${requestId}</requestId>${membersToXml(schema, output)}`;
      return xml(200, requestId, `<${name}Response xmlns="${namespace}">${members}</${name}Response>`);
    }
    default:
      return restXml(model, operation, output, requestId);
  }
}

function restXml(
  model: ServiceModel,
  operation: OperationShape,
  output: Record<string, unknown>,
  requestId: string,
): WireResponse {
  const { output: schema } = operation;
  const status = operation.http?.[2] ?? 200;
  const xmlns = ` xmlns="${model.entry.namespace ?? ''}"`;
  const headers = boundHeaders(operation, output);
  if (schema.isUnitSchema()) return { status, headers: { ...xmlHeaders(requestId), ...headers }, body: '' };
  for (const [name, member] of schema.structIterator()) {
    if (!traitsOf(member).httpPayload) continue;
    const value = output[name];
    if (value === undefined) return { status, headers: { ...xmlHeaders(requestId), ...headers }, body: '' };
    if (!member.isStructSchema()) {
      return { status, headers: { ...xmlHeaders(requestId), ...headers }, body: scalarToText(member, value) };
    }
    const root = traitsOf(member).xmlName ?? shapeName(member) ?? name;
    return xml(status, requestId, withNamespace(elementToXml(root, member, value), root, xmlns), headers);
  }
  const root = traitsOf(schema).xmlName ?? shapeName(schema) ?? `${operation.name}Result`;
  const unwrapped = output[root];
  const content =
    operation.name === 'GetBucketLocation'
      ? escapeXml(typeof unwrapped === 'string' ? unwrapped : '')
      : membersToXml(schema, output);
  return xml(status, requestId, `<${root}${xmlns}>${content}</${root}>`, headers);
}

function shapeName(schema: { getSchema(): unknown }): string | undefined {
  const raw = schema.getSchema();
  return Array.isArray(raw) ? String(raw[2]) : undefined;
}

function withNamespace(element: string, root: string, xmlns: string): string {
  return `<${root}${xmlns}${element.slice(root.length + 1)}`;
}

function boundHeaders(operation: OperationShape, output: Record<string, unknown>): Record<string, string> {
  const headers: Record<string, string> = {};
  if (operation.output.isUnitSchema()) return headers;
  for (const [name, member] of operation.output.structIterator()) {
    const header = traitsOf(member).httpHeader;
    if (header !== undefined && output[name] !== undefined) headers[header] = scalarToText(member, output[name]);
  }
  return headers;
}

/** Serialises an error the way the service's protocol does. */
export function writeError(
  model: ServiceModel | null,
  entry: ServiceEntry,
  error: ServiceError,
  requestId: string,
): WireResponse {
  const shape = model?.errors.get(error.code);
  const status = shape?.status ?? error.status;
  const fault = status >= 500 ? 'Receiver' : 'Sender';
  const extra = Object.entries(error.members);
  switch (entry.protocol) {
    case 'json-1.0':
    case 'json-1.1':
    case 'rest-json': {
      const headers: Record<string, string> = {
        ...jsonHeaders(entry, requestId),
        'x-amzn-errortype': error.code,
        ...error.headers,
      };
      if (entry.queryCompatible) headers['x-amzn-query-error'] = `${shape?.queryCode ?? error.code};${fault}`;
      const spelling = shape?.schema.getMemberSchemas()['Message'] ? 'Message' : 'message';
      const body = { __type: error.code, [spelling]: error.message, ...error.members };
      return { status, headers, body: JSON.stringify(body) };
    }
    case 'query': {
      const inner = errorElements(shape?.queryCode ?? error.code, error.message, [['Type', fault], ...extra]);
      const body = `<ErrorResponse xmlns="${entry.namespace ?? ''}"><Error>${inner}</Error><RequestId>${requestId}</RequestId></ErrorResponse>`;
      return xml(status, requestId, body, error.headers);
    }
    case 'ec2': {
      const inner = errorElements(error.code, error.message, extra);
      const body = `<Response><Errors><Error>${inner}</Error></Errors><RequestID>${requestId}</RequestID></Response>`;
      return xml(status, requestId, body, error.headers);
    }
    default: {
      const inner = `${errorElements(error.code, error.message, extra)}<RequestId>${requestId}</RequestId><HostId>${requestId}</HostId>`;
      const wrapped = entry.namespace?.includes('awss3control') === true;
      const body = wrapped
        ? `<ErrorResponse><Error>${inner}</Error><RequestId>${requestId}</RequestId></ErrorResponse>`
        : `<Error>${inner}</Error>`;
      return xml(status, requestId, body, error.headers);
    }
  }
}

function errorElements(code: string, message: string, extra: readonly (readonly [string, string])[]): string {
  const elements: (readonly [string, string])[] = [['Code', code], ['Message', message], ...extra];
  return elements.map(([name, value]) => `<${name}>${escapeXml(value)}</${name}>`).join('');
}

function jsonHeaders(entry: ServiceEntry, requestId: string): Record<string, string> {
  const type =
    entry.protocol === 'json-1.1'
      ? 'application/x-amz-json-1.1'
      : entry.protocol === 'json-1.0'
        ? 'application/x-amz-json-1.0'
        : 'application/json';
  return { 'content-type': type, 'x-amzn-requestid': requestId };
}

function xmlHeaders(requestId: string): Record<string, string> {
  return {
    'content-type': 'application/xml',
    'x-amzn-requestid': requestId,
    'x-amz-request-id': requestId,
    'x-amz-id-2': requestId,
  };
}

function xml(
  status: number,
  requestId: string,
  body: string,
  headers: Readonly<Record<string, string>> = {},
): WireResponse {
  return { status, headers: { ...xmlHeaders(requestId), ...headers }, body: XML_PROLOGUE + body };
}
