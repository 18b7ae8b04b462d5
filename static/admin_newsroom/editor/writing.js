/* Quotes with their source, tables with their header cells and width, and what counts as a change. */
(() => {
  "use strict";

  if (!window.CKEDITOR) return;
  const { CKEDITOR } = window;
  const WIDTHS = ["lebar-sedang", "lebar-sempit"];
  const OFF = CKEDITOR.TRISTATE_OFF;
  const ON = CKEDITOR.TRISTATE_ON;

  /* The paragraph at the cursor, where it stands in a quote. */
  function quoted(path) {
    const block = path?.block;
    return block?.is("p") && path.contains("blockquote") ? block : null;
  }

  function sourceOfQuote(editor) {
    const command = editor.addCommand("sumber", {
      contextSensitive: true,
      requiredContent: "p(sumber)",
      exec() {
        const block = quoted(editor.elementPath());
        if (!block) return;
        block[block.hasClass("sumber") ? "removeClass" : "addClass"]("sumber");
        if (!block.getAttribute("class")) block.removeAttribute("class");
        command.refresh(editor, editor.elementPath());
      },
      refresh(_editor, path) {
        const block = quoted(path);
        this.setState(block ? (block.hasClass("sumber") ? ON : OFF) : CKEDITOR.TRISTATE_DISABLED);
      },
    });
    editor.ui.addButton("Sumber", { label: editor.config.desk.words.sumber, command: "sumber", toolbar: "desk" });
    // A new line takes its classes from the one before, and outside a quote nobody is its source.
    editor.on("afterCommandExec", ({ data }) => {
      if (!["enter", "blockquote"].includes(data.name)) return;
      const block = editor.elementPath()?.block;
      if (block?.hasClass("sumber") && (data.name === "blockquote" ? !quoted(editor.elementPath()) : !block.getText().trim())) {
        block.removeClass("sumber");
        if (!block.getAttribute("class")) block.removeAttribute("class");
      }
    });
  }

  function tableDialog(editor, definition) {
    const { words } = editor.config.desk;
    const info = definition.getContents("info");
    const [rows, columns, headers, caption] = ["txtRows", "txtCols", "selHeaders", "txtCaption"].map((id) => info.get(id));
    headers.default = "row";
    caption.requiredContent = "caption";
    for (const count of [rows, columns]) count.controlStyle = "width: 100%";
    const width = {
      id: "deskWidth",
      type: "select",
      label: words.tableWidth,
      default: "",
      items: [[words.tableFull, ""], [words.tableMiddle, WIDTHS[0]], [words.tableNarrow, WIDTHS[1]]],
      setup(table) { this.setValue(WIDTHS.find((name) => table.hasClass(name)) ?? ""); },
      commit(_data, table) {
        for (const name of [...WIDTHS, "lebar-penuh"]) table.removeClass(name);
        if (this.getValue()) table.addClass(this.getValue());
        if (!table.getAttribute("class")) table.removeAttribute("class");
      },
    };
    info.elements = [{ type: "hbox", widths: ["50%", "50%"], children: [rows, columns] }, headers, width, caption];
    definition.minHeight = 0;
    definition.minWidth = 320;
  }

  /* To other places: a text here has no anchors of its own, and no old protocols. */
  function linkDialog(definition) {
    const info = definition.getContents("info");
    const type = info.get("linkType");
    type.items = type.items.filter(([, value]) => value !== "anchor");
    const protocol = info.get("protocol");
    protocol.items = protocol.items.filter(([, value]) => ["http://", "https://", ""].includes(value));
    definition.minHeight = 0;
  }

  CKEDITOR.on("dialogDefinition", ({ editor, data }) => {
    if (!editor.config.desk) return;
    if (data.name === "table" || data.name === "tableProperties") tableDialog(editor, data.definition);
    if (data.name === "link") linkDialog(data.definition);
    data.definition.resizable = CKEDITOR.DIALOG_RESIZE_NONE;
  });

  /* What the editor lays out anew is no change; what it would send is compared, where its layout differs at all. */
  function countChanges(editor) {
    const differs = editor.checkDirty;
    const reset = editor.resetDirty;
    let first = "";
    editor.resetDirty = () => { reset.call(editor); first = editor.getData(); };
    editor.checkDirty = () => differs.call(editor) && editor.getData() !== first;
  }

  CKEDITOR.plugins.add("deskwriting", {
    init(editor) {
      sourceOfQuote(editor);
      editor.once("instanceReady", () => {
        // What is sent is as compact as what is stored.
        Object.assign(editor.dataProcessor.writer, { indentationChars: "", lineBreakChars: "" });
        countChanges(editor);
        editor.resetDirty();
      });
    },
  });
})();
