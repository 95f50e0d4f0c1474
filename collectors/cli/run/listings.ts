import { collectors } from '#collectors/registry.ts';
import { checks } from '#shared/checks/registry.ts';
import type { AnyCheck, Identified } from '#shared/define.ts';
import type { StandardId } from '#shared/engine/report.ts';
import { proofOf } from '#shared/standards/proof.ts';
import { standardOf } from '#shared/standards/standards.ts';

/** Things to list: their members for JSON, and the cells of a row for a person. */
export interface Listing {
  /** Plural noun: "checks". */
  readonly what: string;
  readonly heads: readonly string[];
  readonly items: readonly { readonly json: object; readonly cells: readonly string[] }[];
}

export const listings = {
  async checks(): Promise<Listing> {
    const items = [...checks.values()].map(({ id, title, severity, subjects, controls, needs, remedy }) => ({
      json: {
        id,
        title,
        severity,
        subjects,
        controls: controls.map((mapping) => ({ ...mapping })),
        needs: [...needs],
        remedy: { text: remedy.text, url: pageOf({ id, remedy }) },
      },
      cells: [id, severity, title, controls.map((mapping) => mapping.id).join(' ')],
    }));
    return { what: 'checks', heads: ['Check', 'Severity', 'Passes when', 'Controls'], items };
  },

  async collectors(): Promise<Listing> {
    const items = [...collectors.values()].map(
      ({ id, title, kind, version, group, permissions, regional = false }) => ({
        json: { id, title, kind, version, group, regional, permissions },
        cells: [id, group, kind, title, permissions.map(({ name }) => name).join(', ')],
      }),
    );
    return { what: 'collectors', heads: ['Collector', 'Group', 'Kind', 'Reads', 'Permissions'], items };
  },

  async controls(standard: StandardId): Promise<Listing> {
    const items = standardOf(standard).lines.map(({ id, title, group, via, caution = null }) => {
      const speaking = [...checks.values()].filter(({ controls }) =>
        controls.some((mapping) => via.includes(mapping.id)),
      );
      const proofs = via.map((control) => proofOf(control));
      const wanted = [...new Set(proofs.map((proof) => proof.wanted))].join('; ');
      return {
        json: { id, title, group, via, caution, wanted, checks: speaking.map((check) => check.id) },
        cells: [id, title, group, String(speaking.length), wanted],
      };
    });
    return { what: 'controls', heads: ['Control', 'Title', 'Group', 'Checks', 'What to bring'], items };
  },

  async pages(): Promise<Listing> {
    const { listPages } = await import('#extension/consoles/list-pages.ts');
    return listPages();
  },
};

/** The page that fixes it, with the names of tenant and region left open: "https://github.com/organizations/{tenant}/settings". */
function pageOf({ id, remedy }: Pick<Identified<AnyCheck>, 'id' | 'remedy'>): string {
  const url = remedy.url({ system: id.split('/')[0] ?? '', tenant: '{tenant}', region: '{region}' });
  return url.replaceAll(/%7B(\w+)%7D/gi, '{$1}');
}
