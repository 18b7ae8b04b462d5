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

  const DROPPED_FROM_TABLE = ["txtBorder", "cmbAlign", "txtWidth", "txtHeight", "txtCellSpace", "txtCellPad", "txtSummary"];

  function tableDialog(editor, definition) {
    const { words } = editor.config.desk;
    const info = definition.getContents("info");
    for (const id of DROPPED_FROM_TABLE) info.remove(id);
    info.get("selHeaders").default = "row";
    info.get("txtCaption").requiredContent = "caption";
    info.add({
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
    });
    definition.minHeight = 0;
    definition.minWidth = 280;
  }

  CKEDITOR.on("dialogDefinition", ({ editor, data }) => {
    if (!editor.config.desk) return;
    if (data.name === "table" || data.name === "tableProperties") tableDialog(editor, data.definition);
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
      editor.once("instanceReady", () => { countChanges(editor); editor.resetDirty(); });
    },
  });
})();
