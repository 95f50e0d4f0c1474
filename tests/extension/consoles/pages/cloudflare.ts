import type { PageExample } from './page-example.ts';

/** Addresses as they stand in the address bar, and what the page shows of itself. */
export const cloudflare: readonly PageExample[] = [
  {
    page: 'ssl-tls-mode',
    title: 'SSL/TLS mode',
    seen: true,
    urls: [
      [
        'https://dash.cloudflare.com/4f2a1c9b8e7d6f5a4b3c2d1e0f9a8b7c/acme.example/ssl-tls',
        { account: '4f2a1c9b8e7d6f5a4b3c2d1e0f9a8b7c', zone: 'acme.example' },
      ],
      [
        'https://dash.cloudflare.com/4f2a1c9b8e7d6f5a4b3c2d1e0f9a8b7c/acme.example/ssl-tls/configuration',
        { account: '4f2a1c9b8e7d6f5a4b3c2d1e0f9a8b7c', zone: 'acme.example' },
      ],
    ],
    settings: { mode: ['Current encryption mode', 'pair', 'Full (strict)'] },
  },
  {
    page: 'edge-certificates',
    title: 'Edge certificates',
    seen: true,
    urls: [
      [
        'https://dash.cloudflare.com/4f2a1c9b8e7d6f5a4b3c2d1e0f9a8b7c/acme.example/ssl-tls/edge-certificates',
        { account: '4f2a1c9b8e7d6f5a4b3c2d1e0f9a8b7c', zone: 'acme.example' },
      ],
    ],
    rows: 'certificates',
    settings: {
      alwaysHttps: ['Always Use HTTPS', 'checkbox', true],
      minimumTls: ['Minimum TLS Version', 'terms', 'Full (strict)'],
      hsts: ['HTTP Strict Transport Security (HSTS)', 'checkbox', false],
      tls13: ['TLS 1.3', 'switch', true],
    },
  },
  {
    page: 'origin-server',
    title: 'Origin server',
    seen: true,
    urls: [
      [
        'https://dash.cloudflare.com/4f2a1c9b8e7d6f5a4b3c2d1e0f9a8b7c/acme.example/ssl-tls/origin',
        { account: '4f2a1c9b8e7d6f5a4b3c2d1e0f9a8b7c', zone: 'acme.example' },
      ],
    ],
    rows: 'certificates',
    settings: { originPulls: ['Authenticated Origin Pulls', 'checkbox', true] },
  },
  {
    page: 'dns-records',
    title: 'DNS records',
    seen: true,
    urls: [
      [
        'https://dash.cloudflare.com/4f2a1c9b8e7d6f5a4b3c2d1e0f9a8b7c/acme.example/dns/records',
        { account: '4f2a1c9b8e7d6f5a4b3c2d1e0f9a8b7c', zone: 'acme.example' },
      ],
      [
        'https://dash.cloudflare.com/4f2a1c9b8e7d6f5a4b3c2d1e0f9a8b7c/acme.example/dns',
        { account: '4f2a1c9b8e7d6f5a4b3c2d1e0f9a8b7c', zone: 'acme.example' },
      ],
    ],
    rows: 'records',
  },
  {
    page: 'dnssec',
    title: 'DNSSEC',
    seen: false,
    urls: [
      [
        'https://dash.cloudflare.com/4f2a1c9b8e7d6f5a4b3c2d1e0f9a8b7c/acme.example/dns/settings',
        { account: '4f2a1c9b8e7d6f5a4b3c2d1e0f9a8b7c', zone: 'acme.example' },
      ],
    ],
    settings: { dnssec: ['DNSSEC', 'checkbox', true] },
  },
  {
    page: 'security-rules',
    title: 'Security rules (WAF, rate limit)',
    seen: true,
    urls: [
      [
        'https://dash.cloudflare.com/4f2a1c9b8e7d6f5a4b3c2d1e0f9a8b7c/acme.example/security/security-rules',
        { account: '4f2a1c9b8e7d6f5a4b3c2d1e0f9a8b7c', zone: 'acme.example' },
      ],
      [
        'https://dash.cloudflare.com/4f2a1c9b8e7d6f5a4b3c2d1e0f9a8b7c/acme.example/security/waf',
        { account: '4f2a1c9b8e7d6f5a4b3c2d1e0f9a8b7c', zone: 'acme.example' },
      ],
      [
        'https://dash.cloudflare.com/4f2a1c9b8e7d6f5a4b3c2d1e0f9a8b7c/acme.example/security/waf/overview',
        { account: '4f2a1c9b8e7d6f5a4b3c2d1e0f9a8b7c', zone: 'acme.example' },
      ],
    ],
    rows: 'rules',
  },
  {
    page: 'security-settings',
    title: 'Security settings',
    seen: true,
    urls: [
      [
        'https://dash.cloudflare.com/4f2a1c9b8e7d6f5a4b3c2d1e0f9a8b7c/acme.example/security/settings',
        { account: '4f2a1c9b8e7d6f5a4b3c2d1e0f9a8b7c', zone: 'acme.example' },
      ],
    ],
    settings: {
      bots: ['Bot fight mode', 'checkbox', true],
      browserCheck: ['Browser Integrity Check', 'switch', true],
      uploads: ['Malicious uploads detection', 'checkbox', false],
    },
  },
  {
    page: 'members',
    title: 'Members',
    seen: true,
    urls: [
      [
        'https://dash.cloudflare.com/4f2a1c9b8e7d6f5a4b3c2d1e0f9a8b7c/members',
        { account: '4f2a1c9b8e7d6f5a4b3c2d1e0f9a8b7c' },
      ],
      [
        'https://dash.cloudflare.com/4f2a1c9b8e7d6f5a4b3c2d1e0f9a8b7c/members/list',
        { account: '4f2a1c9b8e7d6f5a4b3c2d1e0f9a8b7c' },
      ],
    ],
    rows: 'members',
    settings: { enforceTwoFactor: ['Member 2FA enforcement', 'pair', 'Selected'] },
  },
  {
    page: 'audit-log',
    title: 'Audit log',
    seen: true,
    urls: [
      [
        'https://dash.cloudflare.com/4f2a1c9b8e7d6f5a4b3c2d1e0f9a8b7c/audit-log',
        { account: '4f2a1c9b8e7d6f5a4b3c2d1e0f9a8b7c' },
      ],
    ],
    rows: 'events',
  },
  {
    page: 'api-tokens',
    title: 'API tokens',
    seen: true,
    urls: [
      ['https://dash.cloudflare.com/profile/api-tokens', {}],
      [
        'https://dash.cloudflare.com/4f2a1c9b8e7d6f5a4b3c2d1e0f9a8b7c/api-tokens',
        { account: '4f2a1c9b8e7d6f5a4b3c2d1e0f9a8b7c' },
      ],
    ],
    rows: 'tokens',
  },
  {
    page: 'access-applications',
    title: 'Zero Trust access applications',
    seen: true,
    urls: [
      [
        'https://one.dash.cloudflare.com/4f2a1c9b8e7d6f5a4b3c2d1e0f9a8b7c/access/apps',
        { account: '4f2a1c9b8e7d6f5a4b3c2d1e0f9a8b7c' },
      ],
      [
        'https://one.dash.cloudflare.com/4f2a1c9b8e7d6f5a4b3c2d1e0f9a8b7c/access-controls/apps',
        { account: '4f2a1c9b8e7d6f5a4b3c2d1e0f9a8b7c' },
      ],
    ],
    rows: 'applications',
  },
];
