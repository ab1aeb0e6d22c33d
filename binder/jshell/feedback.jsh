/set mode meanwhile -quiet
/set prompt meanwhile "\njshell> " "   ...> "
/set truncation meanwhile 60000
/set format meanwhile pre "|  "
/set format meanwhile post "%n"
/set format meanwhile name "%1$s"
/set format meanwhile type "%2$s"
/set format meanwhile value "%3$s"
/set format meanwhile unresolved "%4$s"
/set format meanwhile action "created" added-primary
/set format meanwhile action "changed" modified,replaced,overwrote-primary
/set format meanwhile action "dropped" dropped-primary
/set format meanwhile resolve ", to be used as soon as{unresolved} is declared" defined,notdefined-added,modified,replaced-unresolved1,unresolved2
/set format meanwhile display "{value}{post}" expression,varvalue,assignment-added,modified,replaced-ok-primary
/set format meanwhile display "{name} ==> {value}{post}" varinit,vardecl-added,modified,replaced-ok-primary
/set format meanwhile display "{pre}{action} {name}{resolve}{post}" class,interface,enum,annotation,record,method-primary
/set format meanwhile display "{pre}{name} cannot be used until{unresolved} is declared{post}" class,interface,enum,annotation,record,method-used
/set format meanwhile display "{pre}dropped {name}{post}" dropped-primary
/set mode piped meanwhile -quiet
/set prompt piped "" ""
/set format piped display "" class,interface,enum,annotation,record,method-added,modified,replaced,overwrote-ok-primary
