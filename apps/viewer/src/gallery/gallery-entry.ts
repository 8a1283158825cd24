import type { VNode } from 'vue'

/** One panel as the gallery shows it and as the accessibility test mounts it. */
export interface GalleryEntry {
  /** Its folder and component: `headline-total/HeadlineTotal`. */
  readonly panel: string
  readonly title: string
  readonly render: () => VNode
}
